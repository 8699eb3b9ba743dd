/** Fonts a school can choose; all are self-hosted (no request leaves the school's address), licence OFL-1.1. */
export const FONT_IDS = ['system', 'inter', 'nunito', 'lexend', 'hyperlegible'] as const
export type FontId = (typeof FONT_IDS)[number]

/** `stylesheet` is the package path of the @font-face rules, null where the device's own font is used. */
export type Font = { name: string; stack: string; stylesheet: string | null }

/**
 * The Latin fonts hold no Han characters, so Chinese falls through to what the device has: PingFang (Apple),
 * Microsoft YaHei (Windows), Noto (Android, Linux). A Han web font would cost every reader several megabytes.
 */
const HAN =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC"'
const SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial'
const EMOJI = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"'

/** The font of each id: the name shown in the editor, the CSS `font-family` value, the rules to import. */
export const FONTS: Record<FontId, Font> = {
  system: { name: 'System', stack: stackOf(null), stylesheet: null },
  inter: { name: 'Inter', stack: stackOf('Inter Variable'), stylesheet: '@fontsource-variable/inter/wght.css' },
  nunito: { name: 'Nunito', stack: stackOf('Nunito Variable'), stylesheet: '@fontsource-variable/nunito/wght.css' },
  lexend: { name: 'Lexend', stack: stackOf('Lexend Variable'), stylesheet: '@fontsource-variable/lexend/wght.css' },
  hyperlegible: {
    name: 'Atkinson Hyperlegible',
    stack: stackOf('Atkinson Hyperlegible Next Variable'),
    stylesheet: '@fontsource-variable/atkinson-hyperlegible-next/wght.css',
  },
}

/** Whether a stored or sent value names a font of the list. */
export function isFontId(value: unknown): value is FontId {
  return FONT_IDS.some(id => id === value)
}

function stackOf(family: string | null): string {
  return [family && `"${family}"`, SYSTEM, HAN, 'sans-serif', EMOJI].filter(Boolean).join(', ')
}
