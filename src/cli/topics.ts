import { MULTI_TENANT_SINCE } from '../core/deployment.ts';

/** Pages of `orgactivity help TOPIC`. */
export const TOPICS: readonly { readonly name: string; readonly summary: string; readonly text: string }[] = [
  {
    name: 'definitions',
    summary: 'what every number means',
    text: `What every number means

  day             a calendar day in the database's time zone (UTC unless init --timezone said otherwise)
  week            an ISO week: Monday to Sunday
  now             the clock, or the end of the day of --as-of; events on later days do not exist for a report; as of a
                  day to come, nothing is taken to happen until then
  activity        an event whose actor is known; being the target of an event is never activity
                  Dedicated, Self-Managed: every such event, whatever its action or response code
                  Multi-tenant: every such event from ${MULTI_TENANT_SINCE}T00:00:00Z on
  last active     the latest activity; a user list that knows a later one counts too, also one that was replaced
  active days     distinct days with activity; a user list that counts more of them counts too; unknown, not 0, where
                  only a last activity is known, or without any event up to now
  date added      the roster's, else the first user:create or team:invite_user on them, else their first active day
  active users    distinct people with activity in the period; service accounts only with --with-service-accounts
  over time       distinct active users of each day, week or month; what the period cuts is marked partial
  most active     by active days in the period, then last active, both descending, then name and e-mail
  sorted          by last active: times, newest first, then "-", Deactivated, Invite pending; by active days: most
                  first, unknown after none; by status: active, not active, deactivated, invite pending; by anything
                  else ascending; ties by name, then e-mail; --reverse turns all of it round
  as of           membership, roles, seats, whose an e-mail address is, and the numbers of runs and reports are the
                  newest known, whatever --as-of says; all else is as it stood then
  success         an administrative event changes a status only without a response code or with a 2xx one

Status on Dedicated Cloud and Self-Managed: the first rule that fits

  1 Deactivated     the roster says so; or the log does, later than any reactivation and than the roster
  2 a timestamp     active within the last 6 months
  3 -               active before that; or on days that a list counts without saying when; or never seen active, but
                    known to have accepted
  4 Invite pending  everyone else on the roster, or invited in the log

Status on Multi-tenant Cloud: a timestamp, or - if never active since ${MULTI_TENANT_SINCE}. Its CSV has a column Status besides:
Deactivated by rule 1, Invite pending by rule 4, else Active. export --format gives the columns and the statuses of
that schema; what counts as activity is up to the database's deployment all the same, or to --deployment.

"-" says that there was no activity in six months, Invite pending that there was none ever; on Multi-tenant both say
that there was none since ${MULTI_TENANT_SINCE}. A warning says where the log does not go back that far, nor to the date added,
and no user list knows of activity either.

Defaults              Dedicated, Self-Managed   Multi-tenant
  active users        3m                        3m
  over time           6m, by day                30d, by week
  most active         30d                       30d

Rosters: with a user list, users and export list its members; others whom the log names need --unlisted. Without one,
everybody whom the log names is listed. A list is of the day of --taken-at, of its pull, or of its file's modification.
The newest replaces older ones, whichever is read first. Lists of users, of teams and CSV lists that are at most a day
apart complete one another.

Who is who: an id is a person. An e-mail address (compared without case) belongs to the id that was seen with it
last; to nobody, if two were seen with it at the same moment. Ids are text: 42 and "42" are one id, "042" is
another; base64 of User:42 is 42; surrounding space does not count, case does.
`,
  },
  {
    name: 'formats',
    summary: 'how reports are written, and which input is read',
    text: `Formats of reports (--format)

  table     on a terminal (default there): fits its width
  tsv       in a pipe (default there): a header line; tab, line break and backslash as \\t \\n \\\\
  csv       a header line; quotes where needed
  json      one object: schemaVersion, command, asOf, timezone, deployment, period, coverage, rows
  ndjson    one object a row
  markdown  a table for a report or a pull request
  chart     trend, activity and user: the drawing alone

In tsv, csv and ndjson each row of activity begins with its part and the first and last day of the part's period.

With -o FILE and no --format, the ending decides: .csv .tsv .json .ndjson .md

Input of ingest, recognized by content, plain, gzip or zstd

  audit logs   NDJSON, API answers {"audit_logs":[…]}, JSON arrays
  user lists   SCIM Users and Groups, both dashboard CSV exports, any CSV with a header of known columns:
               id, username, name, email, status, role, teams, created_at, last active, active days, …
`,
  },
  {
    name: 'periods',
    summary: 'how to name a stretch of time',
    text: `Periods

  7d 30d 90d      the last N days, today included
  3m 6m 12m       after the same day N months ago (clamped to the end of a shorter month), up to today
  all             from the first day on record
  <N>d|w|m|y      any other number of days, weeks, months or years
  --from --to     both days inside

Today is the day of the clock, or of --as-of.
`,
  },
  {
    name: 'exit-codes',
    summary: 'what the program ends with',
    text: `Exit codes

  0        done
  1        failed
  2        usage: a wrong command, option, setting or value
  3        a --fail-if condition holds; the answer is written all the same
  4        the database is busy
  5        done, but lines were rejected under --strict
  130 143  interrupted

A closed pipe (| head) is a quiet success.
`,
  },
  {
    name: 'environment',
    summary: 'environment variables',
    text: `Environment variables

  ORGACTIVITY_DB ORGACTIVITY_DEPLOYMENT ORGACTIVITY_TIMEZONE
  ORGACTIVITY_SERVICE_ACCOUNTS ORGACTIVITY_FORMAT ORGACTIVITY_COLOR
                      defaults of the options of these names; see: orgactivity help configuration
  ORGACTIVITY_DEBUG   1: a stack trace with an error
  WANDB_API_KEY       the API key for pull; else --api-key-file, else the server's entry in ~/.netrc, as wandb login
                      writes it ($NETRC: another file)
  WANDB_USERNAME      whose key it is; not set for a service account
  HTTPS_PROXY HTTP_PROXY NO_PROXY
                      proxies for pull; NO_PROXY lists hosts without one; this machine never has one
  NODE_EXTRA_CA_CERTS a file with certificates of a CA of your own, for pull
  FORCE_COLOR NO_COLOR CLICOLOR_FORCE CLICOLOR TERM
                      colours, where --color is auto; the first of these that is set decides
  COLUMNS             the width of tables and charts
  LC_ALL LC_CTYPE LANG
                      without UTF-8 in them, tables and charts are drawn in ASCII
  XDG_CONFIG_HOME HOME
                      where the user's configuration file is
`,
  },
  {
    name: 'configuration',
    summary: 'files and variables that set defaults',
    text: `Configuration: what an option is where the command line does not give it. The first that says so decides:

  1 the command line         --db team.db
  2 the environment          ORGACTIVITY_DB=team.db
  3 the current folder       orgactivity.toml
  4 the user                 $XDG_CONFIG_HOME/orgactivity/config.toml, else ~/.config/orgactivity/config.toml
  5 the program's default

All settings, as a file has them:

  db = "team.db"                        # relative to the file's folder
  deployment = "dedicated"              # by whose rules reports answer; of new databases
  timezone = "Europe/Berlin"            # of new databases
  service-accounts = ["ci-bot", "1042"] # in the environment: ci-bot,1042
  format = "csv"                        # of reports, where neither --json nor the ending of -o decides
  color = "never"

A setting is the default of its option in every command that has the option. A key that is none of these is an error.
See what holds, and why: orgactivity config show --origin
`,
  },
];
