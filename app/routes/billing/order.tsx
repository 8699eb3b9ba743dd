import { redirect } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { choosePlan, holdingOf, offeredPrice } from '#tenants/billing/choosing.server.ts'
import { billingDetailsOf } from '#tenants/billing/details.server.ts'
import { effectOf, lossesOn, periodTotal } from '#tenants/billing/offer.ts'
import { subscriptionCurrency } from '#tenants/billing/subscription.server.ts'
import { usageOf } from '#tenants/billing/usage.server.ts'
import { isPaidPlan, offeredPlanIds } from '#tenants/plans.ts'
import { found, Problem } from '#tenants/problem.ts'
import { moduleById } from '#tenants/registry.ts'
import { choiceIn } from './choice.ts'
import { OrderForm } from './forms.ts'
import { OrderSummary } from './order-summary.tsx'
import { paths } from './paths.ts'
import { planName } from './plan-name.ts'

const planIn = (params: Record<string, string | undefined>) => found(offeredPlanIds.find(id => id === params.plan))

export const loader = load('billing:manage', async ({ school, resolved, params, url, t }) => {
  const plan = planIn(params)
  const [holding, { used }, details, paying] = await Promise.all([
    holdingOf(school),
    usageOf(school),
    billingDetailsOf(school),
    subscriptionCurrency(school),
  ])
  const asked = choiceIn(url, school.facts.country)
  const choice = { ...asked, currency: paying ?? asked.currency }
  const effect = effectOf(holding, { plan, interval: choice.interval })
  if (effect === 'same') throw redirect(paths.plan())
  if (isPaidPlan(plan) && !details) throw redirect(paths.details(paths.order(plan, choice)))
  const on = resolved.modules.flatMap(id => moduleById(id) ?? [])
  const losses = lossesOn(plan, on, used)
  const perChild = isPaidPlan(plan) ? offeredPrice(school, plan, choice).perChild : null
  return {
    title: t(`billing.order.title_${effect}`, { plan: planName(t, plan) }),
    orderId: uuidv7(),
    plan,
    choice,
    effect,
    children: used.children,
    perChild,
    total: perChild === null ? 0 : periodTotal({ perChild }, used.children),
    billTo: details?.legalName ?? null,
    losses: { ...losses, modules: losses.modules.map(id => t(`${id}.name` as MessageKey)) },
  }
})

export const action = act('billing:manage', OrderForm, async ({ school, params, form, t }) => {
  const { orderId, perChild, ...choice } = form
  const plan = planIn(params)
  const chosen = await choosePlan(school, { id: orderId, plan, perChild: perChild ?? null, ...choice }).catch(
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'payment_failed') return null
      throw error
    },
  )
  // The page anew, for an order of another id: the refused one would be refused again.
  if (!chosen) return redirectWithToast(paths.order(plan, choice), t('billing.order.payment_failed'))
  if (!chosen.ok) throw invalid({ '': `billing.order.${chosen.reason}` })
  if (/^https?:/.test(chosen.goTo)) return redirect(chosen.goTo)
  return redirectWithToast(chosen.goTo, t(`billing.order.done_${chosen.effect}`, { plan: planName(t, plan) }))
})

export const meta = titled

export default function Order() {
  const { key } = useLocation()
  // A form for each visit of the page; what the page loads anew meanwhile does not change the order.
  return <OrderPage key={key} />
}

function OrderPage() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  // A refused order is the same order when it is sent again; a price that has changed meanwhile is shown with the answer.
  const [orderId] = useState(data.orderId)
  return (
    <FormPage
      title={data.title}
      back={{ href: paths.choose(data.choice), label: t('billing.choose.title') }}
      submit={t(`billing.order.submit_${data.effect}`)}
    >
      <input type="hidden" name="orderId" value={typed('orderId') ?? orderId} />
      <input type="hidden" name="interval" value={data.choice.interval} />
      <input type="hidden" name="currency" value={data.choice.currency} />
      {data.perChild === null ? null : <input type="hidden" name="perChild" value={data.perChild} />}
      <OrderSummary order={data} />
    </FormPage>
  )
}
