import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { world } from '#test/small-world.ts'
import { connectTo, context, givenConsonance } from '#test/given-consonance.ts'

describe('the check of the configuration', () => {
  let given: Awaited<ReturnType<typeof givenConsonance>>
  beforeEach(async () => {
    given = await givenConsonance(world())
  })
  afterEach(() => given.close())

  async function findings(change: Partial<typeof given.standIn.config> = {}) {
    const { system } = connectTo({ ...given.standIn.config, ...change })
    const found = await system.check(context())
    await system.close()
    return found
  }

  it('finds nothing amiss where everything is mapped', async () => {
    expect(await findings()).toEqual([
      {
        severity: 'information',
        text: 'Kinds of image without a role: OTHER; shown as they are.',
      },
    ])
  })

  it('says what follows from each field that is missing, and the title is still read', async () => {
    given.state.hiddenFields = new Set([
      'Product.isForSaleWorldwide',
      'Product.forSaleCountryCodes',
      'Product.allowOnixExports',
      'Work.season',
      'SupportingResource.resourceVariant',
      'CreateSupportingResourceInput.caption',
    ])
    const found = await findings()
    expect(found.map(({ text }) => text)).toEqual([
      'Work.season does not exist or has another shape: the season is not shown.',
      'Product.allowOnixExports does not exist or has another shape: it is unknown whether an attached image goes out in ONIX.',
      'Product.isForSaleWorldwide does not exist or has another shape: sales rights stay unknown, so that no territory is cleared by them.',
      'Product.forSaleCountryCodes does not exist or has another shape: sales rights stay unknown, so that no territory is cleared by them.',
      'SupportingResource.resourceVariant does not exist or has another shape: the role of images is unknown.',
      'CreateSupportingResourceInput.caption does not exist: captions are not written.',
      'Kinds of image without a role: OTHER; shown as they are.',
    ])
    const title = await given.titles.read(50042, context())
    expect(title?.season).toBeNull()
    expect(title?.products[0]).toMatchObject({
      allowOnixExports: null,
      sales: { worldwide: null, forSale: null, notForSale: [] },
    })
  })

  it('says which kinds and which status Consonance does not know', async () => {
    expect(
      await findings({ resourceVariants: { 'front-cover': 'COVER' }, resourceStatus: 'FINAL' }),
    ).toEqual(
      expect.arrayContaining([
        {
          severity: 'error',
          text: 'COVER, mapped for front-cover, is no kind of image here: attaching it will fail.',
        },
        {
          severity: 'error',
          text: 'FINAL is no status of images here: attaching will fail.',
        },
      ]),
    )
  })

  it('says that nothing can be attached where no kind is mapped', async () => {
    expect(await findings({ resourceVariants: {} })).toContainEqual({
      severity: 'warning',
      text: 'No role is mapped to a kind of image: nothing can be attached.',
    })
  })

  it('is refused with a key that does not sign in', async () => {
    await expect(findings({ key: new Secret('wrong') })).rejects.toMatchObject({
      kind: 'sign-in-required',
    })
  })

  it('notices a schema that has changed since it was read', async () => {
    await given.titles.read(50042, context())
    given.state.hiddenFields.add('Work.season')
    // The first reading asks for a field that has gone; the next knows.
    await expect(given.titles.read(50042, context())).rejects.toMatchObject({ kind: 'rejected' })
    expect((await given.titles.read(50042, context()))?.season).toBeNull()
  })
})
