/** From which side the child is drawn. */
export type BodyView = 'front' | 'back'
export type BodySide = 'left' | 'right'

/** Parts in the middle, and parts that a child has on both sides; each is a message, `incident.part.…`. */
const middle = {
  front: ['forehead', 'nose', 'mouth', 'chin', 'neck', 'chest', 'belly', 'private'],
  back: ['back_of_head', 'nape', 'upper_back', 'lower_back'],
} as const
const paired = {
  front: [
    'eye',
    'cheek',
    'ear',
    'shoulder',
    'upper_arm',
    'elbow',
    'forearm',
    'hand',
    'hip',
    'thigh',
    'knee',
    'shin',
    'foot',
  ],
  back: ['shoulder', 'upper_arm', 'elbow', 'forearm', 'hand', 'buttock', 'thigh', 'hollow_of_knee', 'calf', 'heel'],
} as const
export type BodyPart = (typeof middle)[BodyView][number] | (typeof paired)[BodyView][number]

/** A region of the body map. Left and right are the child's own. */
export interface BodyRegion {
  /** `front.hand.left`, `back.nape`. */
  id: string
  view: BodyView
  part: BodyPart
  side: BodySide | null
}

const sides = ['right', 'left'] as const
const views = ['front', 'back'] as const
/** Every region, from the head down, the front first. */
export const bodyRegions: readonly BodyRegion[] = views.flatMap(view => [
  ...middle[view].map(part => ({ id: `${view}.${part}`, view, part, side: null })),
  ...paired[view].flatMap(part => sides.map(side => ({ id: `${view}.${part}.${side}`, view, part, side }))),
])
const byId = new Map(bodyRegions.map(region => [region.id, region]))
export const regionOf = (id: string): BodyRegion | undefined => byId.get(id)

const head: ReadonlySet<BodyPart> = new Set([
  'forehead',
  'nose',
  'mouth',
  'chin',
  'eye',
  'cheek',
  'ear',
  'back_of_head',
])
/** Whether a region is of the head, after a blow to which families are told what to look out for. */
export const isOfHead = (id: string): boolean => {
  const region = regionOf(id)
  return region !== undefined && head.has(region.part)
}

/** Parts that look alike from both sides and are told apart by it. */
const fromBoth = new Set<BodyPart>(paired.front.filter(part => paired.back.some(other => other === part)))
/** Whether a region's name has to say that it is seen from behind. */
export const saysBehind = ({ view, part }: BodyRegion): boolean => view === 'back' && fromBoth.has(part)
