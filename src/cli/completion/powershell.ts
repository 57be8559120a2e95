/** Before version 7.3, PowerShell drops an empty argument of a program unless it is written with quotes. */
export const POWERSHELL = `# PowerShell completion of orgactivity; in $PROFILE: orgactivity completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName orgactivity -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { "$_".Trim('"', "'") })
    $isLegacy = $PSVersionTable.PSVersion -lt [version]'7.3' -or $PSNativeCommandArgumentPassing -eq 'Legacy'
    $words += if ($wordToComplete -eq '' -and $isLegacy) { '""' } else { "$wordToComplete".Trim('"', "'") }
    $lines = @(& orgactivity __complete @words 2>$null)
    if ($lines.Count -eq 0 -or $lines[0] -eq 'files') { return }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $meaning = $_ -split "\`t", 2
        $text = if ($value -match '[^\\w@%+=:./-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        $tip = if ($meaning) { $meaning } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
    }
}
`;
