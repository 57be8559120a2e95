/**
 * Bash takes words apart at `=`, `:` and `@`, so the script puts them together again, and gives back what bash takes for
 * the last part: what stands behind `=` and `:`, but with an `@`. Written for bash 3.2, which macOS has.
 */
export const BASH = `# bash completion of orgactivity; in ~/.bashrc: source <(orgactivity completion bash)
_orgactivity() {
  local rest=$COMP_LINE words=() before='' word kind value i
  COMPREPLY=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((i > 0)) && [[ $rest != [[:space:]]* ]]; then
      before=\${words[\${#words[@]} - 1]}
      words[\${#words[@]} - 1]=$before$word
    else
      before=''
      rest=\${rest#"\${rest%%[![:space:]]*}"}
      words+=("$word")
    fi
    rest=\${rest#"$word"}
  done
  [[ $2 == @* ]] && before=\${before%@}
  [[ $word == [=:] ]] && before+=$word
  words[\${#words[@]} - 1]=$before$2
  for i in "\${!words[@]}"; do words[i]=\${words[i]//[\\"\\'\\\\]/}; done
  {
    read -r kind
    while IFS=$'\\t' read -r value _; do
      value=\${value#"$before"}
      case $word in
        [\\"\\']*) ;;
        *) [[ $value == *[!A-Za-z0-9_@%+=:./-]* ]] && printf -v value %q "$value" ;;
      esac
      COMPREPLY+=("$value")
    done
  } < <("$1" __complete "\${words[@]:1}" 2>/dev/null)
  [[ $kind == files ]] && compopt -o default 2>/dev/null
  return 0
}
complete -F _orgactivity orgactivity
`;
