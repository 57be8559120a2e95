// One line of an audit log, with the keys that each kind of action has.

const SHARES = {
  'run:update': 42,
  'artifact:read': 16,
  'project:read': 13,
  'artifact:create': 8,
  'report:read': 4,
  'user:login': 4,
  'user:read': 3,
  'run:stop': 2,
  'user:logout': 2,
  'sweep:create_agent': 1.5,
  'user:initiate_login': 1.2, // nobody is logged in yet: an event without an actor
  'run:delete': 1,
  'run:update_many': 1,
  'user:update': 0.5,
  'user:create_api_key': 0.4,
  'team:invite_user': 0.4,
};
const PROJECTS = [
  'mnist-baseline',
  'llm-finetune',
  'café vision',
  'prod "candidate" eval',
  'rl\\agents',
  '機械学習',
];
const FAILURES = [400, 403, 404, 500];

const ACTIONS = cumulative(SHARES);

/**
 * @param {import('./people.mjs').Person} person
 * @param {string} timestamp
 * @param {import('./people.mjs').Person} other on whom an administrative action is done
 * @param {import('./random.mjs').Random} random
 */
export function makeEvent(person, timestamp, other, random) {
  const action = pickAction(random.fraction());
  const [kind] = action.split(':');
  const actor =
    action === 'user:initiate_login' ? {} : { actor_user_id: person.id, actor_email: person.email };
  return {
    timestamp,
    action,
    ...actor,
    actor_ip: person.ip,
    response_code: random.fraction() < 0.97 ? 200 : random.pick(FAILURES),
    ...(kind === 'user' ? {} : workplace(person, kind === 'team', random)),
    ...assetOf(kind, person, random),
    ...(kind === 'user' || kind === 'team' ? { user_asset: other.id, user_email: other.email } : {}),
  };
}

function workplace({ id, team, teamId }, isTeam, random) {
  const place = { entity_asset: teamId, entity_name: team };
  if (isTeam) return place;
  const number = random.below(40);
  const name = PROJECTS[(number + Number(id)) % 60] ?? PROJECTS[0]; // most names are plain
  return {
    ...place,
    project_asset: String((Number(id) % 997) * 40 + number),
    project_name: `${name}-${number}`,
  };
}

function assetOf(kind, { team, client }, random) {
  switch (kind) {
    case 'run':
      return { run_asset: String(random.word()), cli_version: client };
    case 'artifact':
      return {
        artifact_asset: String(random.word()),
        artifact_sequence_asset: String(random.below(1e7)),
        artifact_digest: Array.from({ length: 4 }, () => random.word().toString(16).padStart(8, '0')).join(
          '',
        ),
        artifact_qualified_name: `${team}/models/model:v${random.below(90)}`,
        cli_version: client,
      };
    case 'report':
      return { report_asset: String(random.word()), report_name: 'Weekly report' };
    default:
      return {};
  }
}

function cumulative(shares) {
  const total = Object.values(shares).reduce((a, b) => a + b);
  let sum = 0;
  return Object.entries(shares).map(([action, share]) => {
    sum += share / total;
    return { action, upTo: sum };
  });
}

function pickAction(fraction) {
  return (ACTIONS.find(({ upTo }) => fraction < upTo) ?? ACTIONS[0]).action;
}
