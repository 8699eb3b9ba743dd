import Eye from 'lucide-react/icons/eye'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { paths } from './paths.ts'

/** Leads to the site as a member sees it. A plain form: the page is loaded anew, so that nothing of the one stays in the other's. */
export function ViewAs({ memberId, name }: { memberId: string; name: string }) {
  const t = useT()
  return (
    <Card className="flex flex-col items-start gap-3">
      <h2 className="text-lg">{t('people.viewing.title')}</h2>
      <p className="text-ink-soft">{t('people.viewing.text', { name })}</p>
      <form method="post" action={paths.viewing(memberId)}>
        <Button type="submit" variant="secondary" icon={Eye}>
          {t('people.viewing.begin', { name })}
        </Button>
      </form>
    </Card>
  )
}
