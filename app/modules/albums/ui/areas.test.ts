import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BlurForm } from '../forms.ts'
import { type Area, afterKey, areaAround, areaBetween, fieldsOf, moved, scaled, stretched } from './areas.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const by = fc.double({ min: -2, max: 2, noNaN: true })
const point = fc.record({ x: share, y: share })
const ratio = fc.double({ min: 0.2, max: 5, noNaN: true })

/** As the form's schema takes them, after their journey as text. */
function accepted(areas: Area[]): boolean {
  const regions: Record<string, number>[] = []
  for (const [name, value] of fieldsOf(areas)) {
    const [, index = '', side = ''] = /^regions\[(\d+)\]\.(\w+)$/.exec(name) ?? []
    regions[Number(index)] = { ...regions[Number(index)], [side]: Number(value) }
  }
  return BlurForm.safeParse({ blurredId: crypto.randomUUID(), regions }).success
}

describe('whatever is done to an area, it stays one that can be sent', () => {
  test('drawn, moved, stretched, scaled', () => {
    fc.assert(
      fc.property(
        point,
        point,
        by,
        by,
        ratio,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (from, to, x, y, shape, factor) => {
          const drawn = areaBetween(from, to, shape)
          const all = [
            drawn,
            areaAround(from, shape),
            moved(drawn, { x, y }),
            stretched(drawn, { x, y }),
            scaled(drawn, factor),
          ]
          return accepted(all)
        },
      ),
    )
  })
})

test('a tap makes one around the finger that is as wide as high on the photo', () => {
  const area = areaBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.5 }, 4 / 3)
  expect(area.x + area.width / 2).toBeCloseTo(0.5)
  expect(area.y + area.height / 2).toBeCloseTo(0.5)
  expect((area.width * 4) / 3).toBeCloseTo(area.height)
})

test('keys move it, finely with Shift, and change its size; other keys do nothing', () => {
  const area = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
  expect(afterKey(area, 'ArrowRight', false)?.x).toBeCloseTo(0.42)
  expect(afterKey(area, 'ArrowUp', true)?.y).toBeCloseTo(0.396)
  expect(afterKey(area, '+', false)?.width).toBeCloseTo(0.22)
  expect(afterKey(area, '-', false)?.width).toBeCloseTo(0.2 / 1.1)
  expect(afterKey(area, 'Tab', false)).toBeUndefined()
})
