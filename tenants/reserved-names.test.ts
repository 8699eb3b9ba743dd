import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLike, skeleton } from './confusable.ts'
import { reservedNames, reservedReason } from './reserved-names.ts'
import { checkSlugShape } from './slug.ts'

describe('skeleton', () => {
  it.each([
    ['sunrise', 'sunr1se'],
    ['sunrise', '5unrise'],
    ['oakhill', '0akhill'],
    ['oakhill', 'oakhi1l'],
    ['oakhill', 'oakhlll'],
    ['maple', 'rnaple'],
    ['willow', 'vvillow'],
    ['sun-rise', 'sunrise'],
    ['happy', 'happpy'],
    ['zebra', '2ebra'],
    ['modern-times', 'rnodern-tirnes'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(looksLike(one, other)).toBe(true)
  })

  it.each([
    ['sunrise', 'sunset'],
    ['sunrise', 'sunrise-2'],
    ['clay-school', 'day-school'],
    ['coop', 'cop'],
    ['school-8', 'school-b'],
    ['school-ii', 'school-iii'],
    ['school-100', 'school-1000'],
    ['st-mary', 'st-marys'],
    ['oak-hall', 'oak-hill'],
    ['north-park', 'south-park'],
    ['yangguang', 'yanguang'],
    ['bern', 'berm-2'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(looksLike(one, other)).toBe(false)
  })

  it('keeps all numbers apart', () => {
    const numbered = Array.from({ length: 300 }, (_, number) => skeleton(`school-${number}`))
    expect(new Set(numbered).size).toBe(300)
  })

  it('is not changed by taking a letter for its look-alike', () => {
    const swaps = { o: '0', l: '1', i: '1', s: '5', m: 'rn', w: 'vv', z: '2' }
    const slugs = fc.stringMatching(/^[a-z](?:-?[a-z]){1,20}$/)
    fc.assert(
      fc.property(slugs, fc.constantFrom(...Object.entries(swaps)), (slug, [letter, like]) => {
        expect(skeleton(slug.replace(letter, like))).toBe(skeleton(slug))
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('reservedReason', () => {
  const all = Object.values(reservedNames).flat()

  it('knows at least 200 different names, each of which would be a possible address', () => {
    expect(new Set(all).size).toBeGreaterThanOrEqual(200)
    expect(all.filter(name => !checkSlugShape(name).ok)).toEqual([])
    expect(all.filter(name => !reservedReason(name))).toEqual([])
  })

  it('lists every mailbox of RFC 2142 that could be an address', () => {
    const boxes =
      'info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp'.split(
        ' ',
      )
    expect(boxes.filter(name => !reservedReason(name))).toEqual([])
  })

  it.each([
    ['www', 'infrastructure'],
    ['console', 'infrastructure'],
    ['c0nsole', 'infrastructure'],
    ['adrnin', 'infrastructure'],
    ['adm1n', 'infrastructure'],
    ['ap1', 'infrastructure'],
    ['vvww', 'infrastructure'],
    ['web-mail', 'mail'],
    ['p0strnaster', 'mail'],
    ['no-reply', 'mail'],
    ['cubby', 'brand'],
    ['cu-bby', 'brand'],
    ['cubbby', 'brand'],
    ['cubby-support', 'brand'],
    ['cubby5upport', 'brand'],
    ['bi11ing', 'product'],
    ['sign-in', 'product'],
    ['s1gnin', 'product'],
    ['paypa1', 'abuse'],
    ['po1ice', 'authorities'],
    ['jiao-yu-ju', 'authorities'],
    ['timetable', 'future'],
  ])('refuses %s: %s', (slug, reason) => {
    expect(reservedReason(slug)).toBe(reason)
  })

  it.each(
    `sunrise little-stars st-marys oak-hall oakhill willow-tree maple-leaf cubby-house cubbyhole lily-pad kita-sonnenschein
    school-1 ps-118 yangguang-youeryuan chaoyang-shiyan mailand-kita admiral-nelson supporting-hands app-tree billinghurst
    policeman-hill-school northgate webster-primary newsome-academy hostel-lane-nursery statham apple-tree wwf-kids maple
    testwood helping-hands teachers-lane rosebud infant-school park-school montessori-berlin les-petits-pas kids-club`
      .trim()
      .split(/\s+/),
  )('lets the honest school %s pass', slug => {
    expect(checkSlugShape(slug)).toEqual({ ok: true })
    expect(reservedReason(slug)).toBeUndefined()
  })
})
