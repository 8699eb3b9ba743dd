import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { putArtwork } from '#tenants/brand/artwork.server.ts'
import { brandOf } from '#tenants/brand/brand.server.ts'
import { LogoRefused } from '#tenants/brand/logo-refused.ts'
import { ArtworkCard } from './artwork-card.tsx'
import { ArtworkForm } from './forms.ts'
import { LookTabs } from './look-tabs.tsx'

export const loader = load('brand:edit', ({ resolved, t }) => {
  const { logo, icons } = brandOf(resolved)
  return {
    title: t('settings.logo.title'),
    logo,
    icon: icons.mark,
    ownMark: Boolean(resolved.brand?.markId),
  }
})

export const action = act('brand:edit', ArtworkForm, async ({ school, form, t }) => {
  try {
    const removed = await putArtwork(school, form.artwork, Buffer.from(await form.file.arrayBuffer()))
    return redirectWithToast(
      '/settings/logo',
      removed.length > 0
        ? t('settings.logo.saved_without', { parts: removed.slice(0, 5).join(', ') })
        : t('settings.logo.saved'),
    )
  } catch (error) {
    if (error instanceof LogoRefused) throw invalid({ [form.artwork]: `settings.logo.refused.${error.reason}` })
    throw error
  }
})

export const meta = titled

export default function LogoEditor() {
  const t = useT()
  const { logo, icon, ownMark } = useLoaderData<typeof loader>()
  return (
    <>
      <LookTabs at="logo" />
      <div className="flex flex-col gap-6">
        <ArtworkCard artwork="logo" present={logo !== null}>
          {logo ? (
            <img
              src={logo.src}
              width={logo.width}
              height={logo.height}
              alt={t('settings.logo.now')}
              className="max-h-24 w-auto max-w-full object-contain"
            />
          ) : (
            <p className="text-ink-soft">{t('settings.logo.none')}</p>
          )}
        </ArtworkCard>
        <ArtworkCard artwork="mark" present={ownMark}>
          <img src={icon} width={96} height={96} alt={t('settings.logo.icon_now')} className="size-24" />
        </ArtworkCard>
      </div>
    </>
  )
}
