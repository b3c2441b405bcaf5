import { Secret } from '#backend/config/secret.ts'
import { vip } from '#backend/systems/vip/index.ts'
import { libraryContract } from './library-contract.ts'

libraryContract({
  module: vip,
  withWrongCredential: (config) => ({ ...config, applicationPassword: new Secret('wrong') }),
  at: (config, origin) => ({ ...config, baseUrl: origin }),
  withoutVersions: true,
})
