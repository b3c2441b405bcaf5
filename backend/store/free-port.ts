import { createServer } from 'node:net'

/** The wanted port on loopback when it is free, otherwise any that is. */
export const freePort = (wanted = 0): Promise<number> => tryPort(wanted).catch(() => tryPort(0))

const tryPort = (port: number): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') done(address.port)
        else fail(new Error('no free port'))
      })
    })
  })
