import { bytes, number, plural } from '../formats.ts'

export const attach = {
  title: 'Attach a cover',
  search: 'Search covers',
  looking: 'Looking for covers …',
  candidates: 'Covers',
  none: 'No cover was found for this title.',
  noneNext: 'Search by other words, or ask design for a cover.',
  noneForWords: (words: string) => `No cover matches “${words}”.`,
  cannotUse: 'Cannot be used',
  usable: 'Can be used',
  usedElsewhere: (titles: string) => `Used for ${titles} too`,
  editions: 'For which editions?',
  editionsUnmatched: 'This cover carries no ISBN of this title. Choose the editions yourself.',
  goesOut: 'goes out in ONIX',
  matches: 'ISBN matches',
  chooseFirst: 'Choose a cover to see what will be written.',
  confirm: 'Attach',
  confirming: 'Attaching …',
  busyTitle: 'Attaching the cover',
}

export const plan = {
  heading: 'What will be written',
  planning: 'Working out what will be written …',
  nothing: 'Nothing has to be written: everything is already as you want it.',
  in: (system: string) => `in ${system}`,
  refusals: 'This cannot be done',
  warnings: 'Please note',
  checks: 'Checked',
  gate: 'Rights',
  gateCleared: 'Cleared for the chosen editions.',
  gateNot: 'Not cleared, so it cannot go out to the supply chain.',
  changed: 'This changed since you looked. Look at it again, then confirm.',
  covered: 'This button was covered; press again.',
  stillCovered:
    'Something still covers this button. Open Slipcase in the browser’s side panel and confirm there.',
  exposes: 'reaches retailers and readers',
  again: 'Look again',
}

export const archive = {
  title: 'Archive deliverables',
  intro: 'Choose finished files. They are filed in Content Server and read back to prove it.',
  fromTitle: 'From this title',
  noneOnTitle: 'No deliverable of this title is in a connected system. Add files below.',
  addFiles: 'Add files',
  drop: 'Drop files here, or',
  choose: 'choose files',
  role: 'Kind',
  roleOf: (file: string) => `Kind of ${file}`,
  remove: (file: string) => `Remove ${file}`,
  sending: (moved: number, total: number) => `${bytes(moved)} of ${bytes(total)}`,
  sent: 'Ready',
  waitingTurn: 'Waiting for its turn',
  tooLarge: (size: number, most: number) =>
    `${bytes(size)} is too large; at most ${bytes(most)} can be sent from here.`,
  empty: 'The file is empty.',
  twice: 'This file is in the list already.',
  chooseSome: 'Choose at least one file to see what will be written.',
  stillSending: 'Files are still being sent.',
  confirm: (count: number) => plural(count, { one: 'Archive # file', other: 'Archive # files' }),
  confirming: 'Starting …',
  tryFileAgain: 'Send again',
}

export const runs = {
  write: {
    planned: 'Waiting for its turn',
    blocked: 'Blocked',
    performing: 'Working',
    waiting: 'Waiting for the other system',
    done: 'Done',
    failed: 'Failed',
  },
  moved: (moved: number, total: number | null) =>
    total === null ? bytes(moved) : `${bytes(moved)} of ${bytes(total)}`,
  rate: (perSecond: number) => `${bytes(perSecond)}/s`,
  left: (seconds: number) => {
    if (seconds < 60) return `${number(Math.max(1, Math.round(seconds)))} s left`
    if (seconds < 3600) return `${number(Math.round(seconds / 60))} min left`
    return `${number(Math.round(seconds / 3600))} h left`
  },
  waitUntil: (at: string) => `until ${at}`,
  joined: 'Another run is doing this already; this one waits for it.',
  attempt: (count: number) => `attempt ${number(count)}`,
  retry: 'Try again',
  retryHint: 'What is done is not repeated.',
  undo: 'Undo …',
  undoTitle: 'Undo',
  undoConfirm: 'Undo it',
  undoConfirming: 'Undoing …',
  undone: 'Undone by a later run.',
  undoOf: 'This undoes an earlier run.',
  finished: 'Done',
  closeHint: 'You may close this page; it goes on.',
  by: (who: string, at: string) => `${who}, ${at}`,
  gone: 'This run is no longer listed.',

  verified: 'Verified, SHA-256',
  proofIdentical: (sha: string) => `Read back and compared byte for byte: SHA-256 ${sha}`,
  proofChecksum: (system: string, sha: string) => `${system} states the same SHA-256 ${sha}`,
  proofAccepted: (system: string, sha: string) => `${system} fetched these bytes: SHA-256 ${sha}`,
  proofReadBack: (system: string) => `Read back from ${system}: as written`,
  copySha: 'Full SHA-256',
  pixels: (width: number, height: number) => `${number(width)} × ${number(height)}`,
  record: (number: string) => `record ${number}`,
  version: (version: string) => `version ${version}`,
  announce: (action: string, state: string) => `${action}: ${state}.`,
}

export const activity = {
  title: 'What was done',
  outcome: 'Outcome',
  all: 'All',
  outcomes: { done: 'Done', failed: 'Failed', blocked: 'Blocked' },
  empty: 'Nothing has been done on this title through Slipcase yet.',
  emptyFor: (outcome: string) => `Nothing with the outcome “${outcome}”.`,
  loading: 'Reading what was done …',
  in: (system: string) => `in ${system}`,
  version: (version: string) => `version ${version}`,
  entry: (index: number) => `entry ${number(index)}`,
  pending: 'being entered in the log',
}

export const records = {
  title: 'Records',
  empty: 'Nothing of this title is filed as a record yet.',
  emptyNext: 'Archive deliverables, and they appear here with their record numbers.',
}
