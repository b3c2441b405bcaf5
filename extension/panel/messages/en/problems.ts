import { given, type Say } from '../args.ts'

interface Wording {
  cause: Say
  next: Say
}

/**
 * What went wrong and what to do now, by the code of a problem. The backend's own words, where it
 * sends some, go before these.
 */
export const problems: Record<string, Wording> = {
  unreachable: {
    cause: () => 'Slipcase cannot be reached.',
    next: () => 'Check your connection, then try again. Nothing you typed is lost.',
  },
  'unexpected-answer': {
    cause: ({ status }) =>
      `Slipcase gave an answer that this page does not understand${given(status, (code) => ` (status ${code})`)}.`,
    next: () => 'Reload the page. If it stays, tell an administrator.',
  },
  'panel-fault': {
    cause: () => 'Something in this page went wrong.',
    next: () => 'Try again, or reload the page.',
  },
  'sign-in-required': {
    cause: () => 'You are no longer signed in.',
    next: () => 'Sign in again; what you were doing is kept.',
  },
  'not-permitted': {
    cause: () => 'You may not do this.',
    next: () => 'Ask an administrator if you should be able to.',
  },
  'not-found': {
    cause: () => 'It is not there, or you may not see it.',
    next: () => 'Go back to the title and try again.',
  },
  busy: {
    cause: () => 'The system has too much to do just now.',
    next: () => 'Try again in a minute.',
  },
  unavailable: {
    cause: () => 'The system gave no usable answer.',
    next: () => 'Try again later. What was done already stays done.',
  },
  conflict: {
    cause: () => 'Somebody changed this at the same time.',
    next: () => 'Read it again and decide anew.',
  },
  rejected: {
    cause: () => 'The system did not accept what was sent.',
    next: () => 'Correct it and try again.',
  },
  'upload-stopped': {
    cause: () => 'The upload was stopped.',
    next: () => 'Add the file again to send it.',
  },
  'file-empty': {
    cause: () => 'The file is empty.',
    next: () => 'Export it again and add it anew.',
  },
  'file-too-large': {
    cause: () => 'The file is too large to be sent from here.',
    next: () => 'Put it into an asset system and archive it from there.',
  },
}
