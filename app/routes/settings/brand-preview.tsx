import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { PhoneFrame } from '#app/ui/phone-frame.tsx'
import { type Draft, useDraftedTheme } from './drafted-theme.ts'
import { PreviewScreen } from './preview-screen.tsx'
import { ThemeNotes } from './theme-notes.tsx'

interface BrandPreviewProps {
  choice: Draft
  name: string
  welcome: string
  logo: { src: string; width: number; height: number } | null
}

/** The look on a phone while it is being chosen, by day and by night, with what had to move to stay readable. */
export function BrandPreview({ choice, name, welcome, logo }: BrandPreviewProps) {
  const t = useT()
  const drafted = useDraftedTheme(choice)
  const [dark, setDark] = useState(false)
  return (
    <aside
      aria-label={t('settings.preview.title')}
      className="flex flex-col gap-4 max-lg:order-first lg:sticky lg:top-8"
    >
      <div className="flex justify-center gap-2">
        <Chip kind="toggle" icon={Sun} selected={!dark} onToggle={() => setDark(false)}>
          {t('settings.preview.light')}
        </Chip>
        <Chip kind="toggle" icon={Moon} selected={dark} onToggle={() => setDark(true)}>
          {t('settings.preview.dark')}
        </Chip>
      </div>
      {/* A phone on a phone would fill the screen: its upper part is enough beside the fields. */}
      <div className="max-lg:max-h-88 max-lg:overflow-hidden max-lg:rounded-t-[2.75rem] max-lg:border-line max-lg:border-b">
        <PhoneFrame
          label={t('settings.preview.label')}
          tokens={drafted?.tokens[dark ? 'dark' : 'light']}
          theme={dark ? 'dark' : 'light'}
        >
          <PreviewScreen name={name} welcome={welcome} logo={logo} />
        </PhoneFrame>
      </div>
      {drafted && <ThemeNotes notes={drafted.notes} />}
    </aside>
  )
}
