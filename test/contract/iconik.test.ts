import { Secret } from '#backend/config/secret.ts'
import { iconik } from '#backend/systems/iconik/index.ts'
import { libraryContract } from './library-contract.ts'

libraryContract({
  module: iconik,
  withWrongCredential: (config) => ({ ...config, authToken: new Secret('wrong') }),
  at: (config, origin) => ({ ...config, baseUrl: origin }),
})
