import { age, number, plural } from '../formats.ts'

export const shell = {
  panel: 'Assets and documents of this title',
  skip: 'Go to the list',
  starting: 'Opening Slipcase …',
  loadingTitle: 'Reading the title …',
  editions: (count: number) => plural(count, { one: '# edition', other: '# editions' }),
  allEditions: 'All editions',
  edition: 'Edition',
  checked: (seconds: number) => `Checked ${age(seconds)}`,
  notChecked: 'Not checked yet',
  checkAgain: 'Check again',
  checking: 'Checking …',
  signedInAs: 'Signed in as',
  tabs: { assets: 'Assets', clearance: 'Clearance', records: 'Records', activity: 'Activity' },
  tabList: 'Parts of this title',
  close: 'Close',
  tryAgain: 'Try again',
  reload: 'Reload the page',
  details: 'Technical details',
  requestId: (id: string) => `Request ${id}`,
  code: (code: string) => `Code ${code}`,
  opensInNewTab: '(opens in a new tab)',

  systems: 'Connected systems',
  systemAsking: 'asking …',
  systemFresh: (seconds: number) => age(seconds),
  systemStale: (at: string) => `as of ${at}`,
  systemDown: (at: string | null) =>
    at === null ? 'does not answer' : `does not answer · as of ${at}`,
  systemIncomplete: 'read in part only',
  systemNothingSent: 'Nothing is cleared or sent on data this old.',
  askingTimes: 'being asked',

  inUseCleared: (count: number) =>
    plural(count, {
      one: 'The one item in use is cleared.',
      other: 'All # items in use are cleared.',
    }),
  inUseNotCleared: (count: number) =>
    plural(count, {
      one: 'One item in use is not cleared everywhere.',
      other: '# items in use are not cleared everywhere.',
    }),
  nothingInUse: 'No asset is linked to this title yet.',
  noCover: (editions: string) => `No front cover is attached to ${editions}.`,
  otherCover: (editions: string) => `${editions}: the cover shown was not attached here.`,
  more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  waiver: (layer: string, approver: string, until: string | null) =>
    `Standing waiver: no source for ${layer}, approved by ${approver}${until === null ? '' : ` until ${until}`}.`,

  signIn: 'Sign in to Slipcase',
  signInSandbox: 'This is the sandbox. Choose whose work you want to see; you can change it later.',
  signInElsewhere: 'Sign-in is not set up on this Slipcase yet. Ask your administrator.',
  signInExpired: 'Your session has ended. Sign in again to go on; what you were doing is kept.',
  signingIn: 'Signing in …',
  noBackend: 'Slipcase does not know its server yet',
  noBackendNext: 'Enter the address of your Slipcase server once; your administrator has it.',
  openSettings: 'Open settings',
  noWork: 'No title is open here',
  noWorkNext: 'Open a title in Consonance, and its assets and documents show up here.',
  stayingOn: 'You may close this page; work that was started goes on.',
}

/** Runs, as far as they show outside their dialogs. */
export const runs = {
  underWay: 'Work under way',
  actions: {
    'attach-cover': 'Attach cover',
    archive: 'Archive',
    undo: 'Undo',
  } as Record<string, string>,
  state: {
    running: 'Working',
    waiting: 'Waiting for the other system',
    blocked: 'Blocked',
    failed: 'Failed',
    done: 'Done',
    incomplete: 'Incomplete',
  },
  of: (done: number, all: number) => `${number(done)} of ${number(all)}`,
  show: 'Show',
  putAway: 'Put away',
}
