import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { TranslationLine } from '#app/platform/translation/translation-line.tsx'
import { useTranslation } from '#app/platform/translation/use-translation.ts'
import { translationWords } from '#app/platform/translation/words.server.ts'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { translates } from '#tenants/translation/standing.server.ts'
import { paths } from '../paths.ts'
import { mayChange } from '../policy.ts'
import { reachOfNotice } from '../reach.server.ts'
import { settingsOf } from '../settings.ts'
import { shownNotice } from '../shown.server.ts'
import { AnswerCard } from '../ui/answer-card.tsx'
import { Conversation } from '../ui/conversation.tsx'
import { Earlier } from '../ui/earlier.tsx'
import { NoticeFiles } from '../ui/notice-files.tsx'
import { NoticeMenu } from '../ui/notice-menu.tsx'
import { NoticeMeta } from '../ui/notice-meta.tsx'
import { NoticeText } from '../ui/notice-text.tsx'
import { PrintedFoot } from '../ui/printed-foot.tsx'
import { StandingPanel } from '../ui/standing-panel.tsx'
import { useReading } from '../ui/use-reading.ts'

export const loader = load('notices:view', async ({ school, actor, locale, resolved, params }) => {
  const into = translates(resolved) ? locale : null
  const notice = await shownNotice(school, idFrom(params.noticeId), into)
  return {
    notice,
    answers: may(actor.role, 'notices:answer'),
    canWrite: may(actor.role, 'notices:write'),
    canChange: mayChange(actor, notice),
    talks: notice.commentsOn && notice.publishedAt !== null && settingsOf(resolved).comments,
    signer: actor.name,
    words: { ...attachmentWords(locale), ...(into ? translationWords(locale) : {}) },
    reach: notice.publishedAt || !mayChange(actor, notice) ? null : await reachOfNotice(school, notice),
    title: notice.title,
  }
})

export const meta = titled

/** A refused answer is refused because of a newer text, which has to be shown. One that never arrived changed nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 422 || (actionStatus !== 503 && defaultShouldRevalidate)

export default function NoticePage() {
  const t = useT()
  const { notice, answers, canWrite, canChange, talks, signer, reach, words } = useLoaderData<typeof loader>()
  useReading(notice, answers)
  const wording = paths.translation(notice.versions[0]?.id ?? '')
  const translation = useTranslation(wording, notice.translation, notice.alwaysTranslates)
  const { title, body } = translation.shown ?? notice
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={<NoticeMeta notice={notice} />}
        back={{ href: paths.list(), label: t('notices.name') }}
        actions={
          canWrite ? (
            <>
              <PrintButton />
              {canChange ? <NoticeMenu notice={notice} /> : null}
            </>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        {canWrite ? <StandingPanel notice={notice} canChange={canChange} reach={reach} /> : null}
        <Card as="article" className="print:border-0 print:p-0">
          <NoticeText text={body} />
          <TranslationLine
            translation={translation}
            words={words}
            note={answers && notice.level !== 'read' ? t('notices.translated') : undefined}
            className="mt-3"
          />
          <NoticeFiles attachments={notice.attachments} words={words} />
        </Card>
        {answers ? <AnswerCard notice={notice} signer={signer} /> : null}
        <Earlier notice={notice} words={words} />
        {talks ? <Conversation notice={notice} /> : null}
        <PrintedFoot notice={notice} />
        {canWrite ? null : (
          <p className="max-sm:hidden print:hidden">
            <PrintButton />
          </p>
        )}
      </div>
    </>
  )
}
