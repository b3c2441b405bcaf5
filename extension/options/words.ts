import type { BackendAddress } from './backend-address.ts'
import type { Health } from './ask-health.ts'

type Refusal = Extract<BackendAddress, { kind: 'refused' }>['why']

/** Every sentence of the options page that is not in its HTML. */
export const words = {
  refused: {
    empty: 'Enter the address of your Slipcase server.',
    'not-an-address': 'This is not an address. An example: https://slipcase.example.org',
    'not-safe':
      'Use an address that begins with https://. Only a server on this computer may use http://.',
    'not-only-an-origin': 'Enter the address without anything after the host name.',
  } satisfies Record<Refusal, string>,
  notAllowed: (origin: string) =>
    `The browser was not allowed to reach ${origin}, so nothing was saved. Choose Connect again and allow it.`,
  asking: (origin: string) => `Asking ${origin} …`,
  connected: (origin: string) =>
    `Connected to ${origin}. Open a title in Consonance to see its panel.`,
  connectedTo: (origin: string) => `Connected to ${origin}.`,
  notConnected: 'Not connected yet.',
  notSaved: 'The address could not be saved in this browser. Try again.',
  failed: {
    silent: (origin) =>
      `${origin} does not answer, so nothing was saved. Check the address, or ask whoever runs the server.`,
    error: (origin) =>
      `${origin} answers with an error, so nothing was saved. Ask whoever runs the server.`,
    'something-else': (origin) =>
      `${origin} answers, but it is not a Slipcase server, so nothing was saved. Check the address.`,
  } satisfies Record<Exclude<Health['kind'], 'slipcase'>, (origin: string) => string>,
  sandbox: 'This server is a demonstration: its titles are invented.',
}
