import { Secret } from '#backend/config/secret.ts'
import { otmm } from '#backend/systems/otmm/index.ts'
import { libraryContract } from './library-contract.ts'

libraryContract({
  module: otmm,
  withWrongCredential: (config) => ({
    ...config,
    signIn: { kind: 'session' as const, username: 'panel.svc', password: new Secret('wrong') },
  }),
  at: (config, origin) => ({ ...config, baseUrl: origin }),
})
