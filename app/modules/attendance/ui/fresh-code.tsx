import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

/** A code that was just made, shown this once. */
export function FreshCode({
  code,
  personName,
  day,
  childName,
  title,
  back,
}: {
  code: string
  personName: string
  day: string
  childName: string
  title: string
  back: { href: string; label: string }
}) {
  const { t, locale } = useLanguage()
  const values = { name: personName, child: childName, day: formatDay(locale, day) }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={back} />
      <Card className="flex flex-col gap-6">
        <p role="status">{t('attendance.pickup.code_made', values)}</p>
        <p className="text-center font-extrabold text-4xl tabular-nums tracking-[0.2em]">{code}</p>
        <CopyField
          label={t('attendance.pickup.pass_on')}
          value={t('attendance.pickup.message', { ...values, code })}
          copyLabel={t('attendance.pickup.copy')}
          copiedLabel={t('attendance.pickup.copied')}
        />
        <Banner tone="warn">{t('attendance.pickup.shown_once')}</Banner>
        <Button href={back.href} className="self-end max-sm:w-full">
          {t('attendance.pickup.done')}
        </Button>
      </Card>
    </div>
  )
}
