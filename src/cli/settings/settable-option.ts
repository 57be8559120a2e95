import { Option, type OptionValues } from 'commander';
import type { SettingName } from './settings.ts';

/** An option that takes its value from the environment or a configuration file where the command line does not give it. */
export class SettableOption extends Option {
  readonly setting: SettingName;
  /** Whether what the command line does give already says more than the setting would. */
  readonly isDecidedBy: (given: OptionValues) => boolean;

  constructor(
    flags: string,
    description: string,
    setting: SettingName,
    isDecidedBy: (given: OptionValues) => boolean = () => false,
  ) {
    super(flags, description);
    this.setting = setting;
    this.isDecidedBy = isDecidedBy;
  }
}
