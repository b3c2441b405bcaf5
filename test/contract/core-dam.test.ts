import { Secret } from '#backend/config/secret.ts'
import { coreDam } from '#backend/systems/core-dam/index.ts'
import { libraryContract } from './library-contract.ts'

libraryContract({
  module: coreDam,
  withWrongCredential: (config) => ({ ...config, clientSecret: new Secret('wrong') }),
  at: (config, origin) => ({ ...config, baseUrl: origin, cssBaseUrl: `${origin}/css` }),
})
