import type { HomeCards, HomeRow } from '#app/platform/home-card.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { stillToAsk } from '#tenants/consent.server.ts'
import type { HomeRowKind } from '#tenants/module.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { myClasses, openClasses } from '#tenants/people/classes.server.ts'
import { figuresOf } from '#tenants/people/figures.server.ts'
import { type OwnChild, ownChildren } from '#tenants/people/own-children.server.ts'
import { childrenSeen } from '#tenants/people/relatives/seen.server.ts'
import { waitingToJoin } from '#tenants/people/waiting.server.ts'
import type { ActorRole } from '#tenants/roles.ts'
import { openCalls } from '#tenants/urgent/calls.server.ts'

export interface CoreCard {
  id: string
  card: HomeCards[string]
  /** What its rows are about, if modules may say something in them. */
  rowsAre?: HomeRowKind
}

/** Cards that belong to no module, by role: what stands before those of modules, and after. */
export function coreCards(role: ActorRole): Record<'first' | 'last', CoreCard[]> {
  if (role === 'guardian')
    return {
      first: [
        { id: 'urgent', card: cards.urgent },
        { id: 'consents', card: cards.consents },
        { id: 'children', card: cards.children, rowsAre: 'children' },
      ],
      last: [],
    }
  if (role === 'relative') return { first: [], last: [{ id: 'relatives', card: cards.relatives }] }
  if (role === 'teacher')
    return {
      first: [
        { id: 'urgent', card: cards.urgent },
        { id: 'classes', card: cards.classes, rowsAre: 'classes' },
      ],
      last: [],
    }
  return {
    first: [{ id: 'urgent', card: cards.urgent }],
    last: [
      { id: 'invitations', card: cards.invitations },
      { id: 'figures', card: cards.figures },
      { id: 'emergency', card: cards.emergency },
    ],
  }
}

const rowsShown = 4

const cards = {
  urgent: async ({ school, t }) => {
    const calls = await openCalls(school)
    if (calls.length === 0) return null
    const badgeOf = ({ needHelp, toMe, answer }: (typeof calls)[number]): HomeRow['badge'] => {
      if (toMe && !answer) return { text: t('urgent.home.answer'), tone: 'danger' }
      if (needHelp > 0) return { text: t('urgent.home.help', { count: needHelp }), tone: 'danger' }
      return { text: t(answer ? 'urgent.home.answered' : 'urgent.home.look'), tone: 'warn' }
    }
    return {
      title: t('urgent.home.title'),
      rows: calls.map(call => ({
        ...{ id: call.id, title: t('urgent.title'), text: call.words, href: `/urgent/${call.id}` },
        badge: badgeOf(call),
      })),
    }
  },
  emergency: async ({ t }) => ({
    title: t('urgent.home.entry'),
    text: t('urgent.home.entry_text'),
    icon: 'triangle-alert',
    link: { href: '/urgent/new', label: t('urgent.home.entry_link') },
  }),
  children: async ({ school, locale, t }) => {
    const own = await ownChildren(school)
    if (own.length === 0) return { title: t('home.children.none'), text: t('home.children.none_text'), icon: 'users' }
    const today = school.today()
    const hasLeft = ({ leftOn }: OwnChild) => leftOn !== null && leftOn < today
    // Whose children have all left finds them here still, with their records.
    const here = own.every(hasLeft) ? own : own.filter(child => !hasLeft(child))
    return {
      title: t('home.children.title', { count: here.length }),
      rows: here.map(child => ({
        id: child.id,
        title: nameOf(child),
        text:
          child.leftOn && hasLeft(child)
            ? t('home.children.left', { day: formatDay(locale, child.leftOn, 'short') })
            : child.classes.join(', ') || t('home.children.no_class'),
        avatar: { name: nameOf(child), seed: child.id, photoId: child.photoId },
      })),
      link: { href: '/consents', label: t('home.children.consents') },
    }
  },
  relatives: async ({ school, t }) => {
    const seen = await childrenSeen(school)
    if (seen.length === 0)
      return { title: t('home.relatives.none'), text: t('home.relatives.none_text'), icon: 'users' }
    return {
      title: t('home.relatives.title', { count: seen.length }),
      rows: seen.map(({ id, name, photoId }) => ({
        id,
        title: name,
        text: t('home.relatives.photos'),
        href: `/albums?child=${id}`,
        avatar: { name, seed: id, photoId },
      })),
    }
  },
  consents: async ({ school, t }) => {
    const open = await stillToAsk(school)
    if (open.length === 0) return null
    return {
      title: t('home.consents.title', { count: open.length }),
      text: t('home.consents.text'),
      icon: 'bell',
      tone: 'accent',
      link: { href: '/consents', label: t('home.consents.answer') },
    }
  },
  classes: async ({ school, t }) => {
    const [mine, all] = await Promise.all([myClasses(school), openClasses(school)])
    if (mine.length === 0) return { title: t('home.classes.none'), text: t('home.classes.none_text'), icon: 'users' }
    return {
      title: t('home.classes.title', { count: mine.length }),
      rows: all
        .filter(({ id }) => mine.some(each => each.id === id))
        .map(({ id, name, children }) => ({
          id,
          title: name,
          text: t('home.classes.children', { count: children }),
          href: `/people?class=${id}`,
          avatar: { name, seed: id, of: 'group' as const },
        })),
    }
  },
  figures: async ({ school, t }) => {
    const { children, classes, staff, guardians, joined } = await figuresOf(school)
    return {
      title: t('home.figures.title'),
      figures: [
        { id: 'children', label: t('home.figures.children'), value: String(children), href: '/people' },
        { id: 'classes', label: t('home.figures.classes'), value: String(classes), href: '/people/classes' },
        { id: 'staff', label: t('home.figures.staff'), value: String(staff), href: '/people/staff' },
        {
          id: 'joined',
          label: t('home.figures.joined'),
          value: String(joined),
          unit: t('home.figures.of', { count: guardians }),
          href: '/people/invitations',
        },
      ],
    }
  },
  invitations: async ({ school, t }) => {
    const waiting = await waitingToJoin(school)
    if (waiting.length === 0) return null
    return {
      title: t('home.invitations.title', { count: waiting.length }),
      rows: waiting.slice(0, rowsShown).map(({ memberId, name, children, invitation }) => ({
        id: memberId,
        title: name,
        text:
          children.length > 0
            ? t('home.invitations.of', { children: children.join(', ') })
            : t('home.invitations.staff'),
        avatar: { name, seed: memberId },
        badge: invitation
          ? { text: t('home.invitations.invited'), tone: 'info' }
          : { text: t('home.invitations.not_invited'), tone: 'warn' },
      })),
      link: { href: '/people/invitations', label: t('home.invitations.all') },
    }
  },
} satisfies HomeCards
