import { Secret } from '#backend/config/secret.ts'
import { contentServer } from '#backend/systems/content-server/index.ts'
import { libraryContract } from './library-contract.ts'

libraryContract({
  module: contentServer,
  withWrongCredential: (config) => ({
    ...config,
    signIn: { kind: 'password' as const, username: 'svc-slipcase', password: new Secret('wrong') },
  }),
  at: (config, origin) => ({ ...config, baseUrl: origin }),
  withoutThumbnails: true,
})
