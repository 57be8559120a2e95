/** Fish filters and quotes by itself. */
export const FISH = `# fish completion of orgactivity; in ~/.config/fish/config.fish: orgactivity completion fish | source
function __orgactivity_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete $words[2..] "$current" 2>/dev/null)
    if test "$lines[1]" = files
        set -l option (string match -r '^--[a-z-]+=' -- "$current")
        printf '%s\\n' "$option"(__fish_complete_path (string replace -- "$option" '' "$current"))
        return
    end
    set -e lines[1]
    printf '%s\\n' $lines
end
complete -c orgactivity -f -a '(__orgactivity_complete)'
`;
