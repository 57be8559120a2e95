/** What the bare command says: enough to begin with. */
export const OVERVIEW = `Who in a Weights & Biases organization is active, who is not, and the trend.

Begin with
  orgactivity ingest PATH…      read audit logs and user lists: files and folders
  orgactivity users             every user: status, role, last active, active days
  orgactivity activity          the counts, the chart and the top ten on one screen

Then
  orgactivity --help            all commands and topics
  orgactivity help users        a command, with examples
  orgactivity help definitions  what every number means
`;
