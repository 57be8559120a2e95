/** A completion function for a folder of `$fpath`; sourced, it registers itself. */
export const ZSH = `#compdef orgactivity
# zsh completion of orgactivity; in ~/.zshrc after compinit: source <(orgactivity completion zsh)
_orgactivity() {
  local -a lines pairs
  local line value
  lines=("\${(@f)$("\${words[1]}" __complete "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    compset -P '*='
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    value=\${line%%$'\\t'*}
    pairs+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe orgactivity pairs
}
if [[ $funcstack[1] == _orgactivity ]]; then
  _orgactivity "$@"
else
  compdef _orgactivity orgactivity
fi
`;
