import { USER_COLUMNS, userAnswer } from '../../reports/user.ts';
import { reportCommand } from '../report-command.ts';
import { addRulesOption, serviceAccountOption } from '../report-options.ts';

export const user = reportCommand({
  examples: [
    ['orgactivity user ada@example.com', 'by e-mail address'],
    ['orgactivity user 1042 --as-of 2026-06-30', 'by id, as it stood then'],
  ],
  chart: true,
  columns: USER_COLUMNS,
  options: (command) =>
    addRulesOption(command)
      .argument('<who>', 'id, e-mail address, username or name')
      .addOption(serviceAccountOption()),
  answer: (ledger, _options, who = '') => userAnswer(ledger, who),
});
