import { findUser } from '../../reports/find-user.ts';
import type { Ledger } from '../../reports/ledger.ts';
import { identitiesIn } from '../../reports/linked-people.ts';
import { forget as forgetIn } from '../../store/forget.ts';
import type { CallName } from '../../store/forgotten.ts';
import { ask } from '../ask.ts';
import type { CommandSpec } from '../command.ts';
import { addRewriteOptions, type RewriteOptions, rewriteDatabase } from '../rewrite-command.ts';

export const forget: CommandSpec = {
  examples: [
    [
      'orgactivity forget ada@example.com',
      'asks, then takes their names out of the database; every count stays',
    ],
    ['orgactivity forget 1042 --yes', 'by id, in a script'],
  ],
  configure(command, run) {
    addRewriteOptions(command)
      .argument('<who>', 'id, e-mail address, username or name')
      .action(
        run((shell, who: string, options: RewriteOptions) => {
          const names = ask(options, shell, (ledger) => namesOf(ledger, who));
          const called = names.map(({ value }) => value).join(', ');
          return rewriteDatabase(
            `Replace ${called} by a pseudonym in ${options.db}, for good?`,
            (db) => {
              const pseudonym = forgetIn(db, names);
              return `forgotten: the counts stay, under ${pseudonym}; logs, user lists and backups still have the names`;
            },
            options,
            shell,
          );
        }),
      );
  },
};

/** Everything that the person is called by. */
function namesOf(ledger: Ledger, who: string): CallName[] {
  const { person } = findUser(ledger, who, 'forget');
  const names: CallName[] = identitiesIn(ledger.records.identitiesOf(person.identities));
  const username = person.member?.username;
  return username ? [...names, { kind: 'username', value: username }] : names;
}
