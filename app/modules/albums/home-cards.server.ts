import type { FirstSteps, HomeCards } from '#app/platform/home-card.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { latestAlbums } from './api.server.ts'
import { paths } from './paths.ts'
import { pictureOf } from './ui/picture.ts'

const shown = 4

export const cards: HomeCards = {
  latest: async ({ school, locale, t }) => {
    const [album] = await latestAlbums(school, 1)
    if (!album) return null
    const ready = album.items.filter(item => item.state === 'ready' && !item.withheld)
    return {
      title: album.title,
      text: `${album.className} · ${formatDay(locale, album.happenedOn)}`,
      icon: 'images',
      pictures: ready.slice(0, shown).map((item, index) => ({
        ...pictureOf(item, { album: album.title, place: index + 1, total: ready.length }, t),
        id: item.id,
        href: paths.photo(album.id, item.id),
      })),
      link: { href: paths.album(album.id), label: t('albums.home.open', { count: ready.length }) },
    }
  },
}

export const firstSteps: FirstSteps = {
  first_album: async ({ school, t }) => ({
    id: 'albums.first_album',
    title: t('albums.home.step'),
    text: t('albums.home.step_text'),
    href: paths.new(),
    done: (await latestAlbums(school, 1)).length > 0,
  }),
}
