import caseFile from './case.json' with { type: 'json' }

interface Item {
  readonly id: string
  readonly text: string
}

interface Member {
  readonly id: string
  readonly role: string
  readonly label: string
}

interface Reading {
  readonly date: string
  readonly value: string
  readonly note: string
}

export interface Problem extends Item {
  readonly based_on: readonly string[]
  readonly votes: number
  readonly effect: number
  readonly control: number
  readonly status: string
  readonly becomes?: string
  readonly reason?: string
}

export interface Goal extends Item {
  readonly problems: readonly string[]
  readonly kind: string
  readonly baseline: {
    readonly value: number
    readonly unit: string
    readonly at: string
    readonly stat?: string
    readonly evidence?: string
  }
  readonly target: number
  readonly due: string
  readonly parent: string | null
}

export interface Action extends Item {
  readonly causes: readonly string[]
  readonly goals: readonly string[]
  readonly expected_effect: string
  readonly responsible: string
  readonly start: string
  readonly due: string
  readonly signs: readonly string[]
  readonly vp_ref: string
  readonly status: string
  readonly adjusted?: { readonly at: string; readonly from: string; readonly to: string; readonly reason: string }
  readonly moved?: { readonly at: string; readonly to: string; readonly reason: string }
}

export interface Chain {
  readonly id: string
  readonly problem: string
  readonly resurser: readonly string[]
  /** The actions by their codes; all other columns are in words. */
  readonly aktiviteter: readonly string[]
  readonly prestationer: readonly string[]
  readonly kort: readonly string[]
  readonly medel: readonly string[]
  readonly lang: readonly string[]
  readonly antaganden: readonly string[]
  readonly risker: readonly string[]
}

/** The made-up school's year, as it was written down. */
export interface Case {
  readonly fixture: string
  readonly process: string
  readonly disclaimer: string
  readonly org: {
    readonly school: string
    readonly municipality: string
    readonly form: string
    readonly pupils: number
    readonly leisure_children: number
    readonly teachers: number
    readonly leisure_staff: number
  }
  readonly members: readonly Member[]
  readonly meetings: readonly {
    readonly id: string
    readonly step: string
    readonly date: string
    readonly time: string
  }[]
  readonly history: readonly (Item & {
    readonly from: string
    readonly to: string
    readonly effect: string
    readonly why: string
    readonly alive: string
    readonly lesson: string
  })[]
  readonly success_factors: readonly (Item & {
    readonly rating: number
    readonly example: string
    readonly official: boolean
  })[]
  readonly meeting_scan: readonly (Item & {
    readonly every_weeks: number
    readonly minutes: number
    readonly who: string
    readonly use: Readonly<Record<'information' | 'planering' | 'analys' | 'beslut', number>>
    readonly verdict: string
  })[]
  readonly stats: readonly (Item & {
    readonly group: string
    readonly period: string
    readonly value: number
    readonly unit: string
    readonly n: number
    readonly trend?: readonly (readonly (string | number)[])[]
  })[]
  readonly evidence: readonly (Item & {
    readonly kind: string
    readonly group: string
    readonly direction?: string
    readonly hits?: number
    readonly of?: number
  })[]
  readonly current_state: readonly (Item & { readonly region: string; readonly based_on: readonly string[] })[]
  readonly swot: readonly (Item & { readonly region: string })[]
  readonly problems: readonly Problem[]
  readonly causes: readonly (Item & {
    readonly problem: string
    readonly level: string
    readonly root: boolean
    readonly because_of: string | null
    readonly evidence: readonly string[]
    readonly from_problem?: string
  })[]
  readonly goals: readonly Goal[]
  readonly signs: readonly (Item & {
    readonly goal: string
    readonly noticed_by: string
    readonly how: string
    readonly readings: readonly Reading[]
  })[]
  readonly effect_chains: readonly Chain[]
  readonly actions: readonly Action[]
  readonly activities: readonly (Item & {
    readonly action: string
    readonly responsible: string
    readonly due: string
    readonly done: boolean
  })[]
  readonly support: readonly {
    readonly id: string
    readonly for: string
    readonly competence: string
    readonly amount: string
    readonly from: string
    readonly when: string
    readonly status: string
  }[]
  readonly spread: readonly {
    readonly id: string
    readonly what: string
    readonly to: string
    readonly how: string
    readonly when: string
    readonly source: string
    readonly status: string
  }[]
  readonly followups: readonly {
    readonly id: string
    readonly meeting: string
    readonly happened: string
    readonly worked: string
    readonly adjust: string
    readonly decisions: readonly string[]
  }[]
  readonly readings: readonly {
    readonly goal: string
    readonly date: string
    readonly value: number
    readonly target: number
    readonly met: boolean
    readonly late_days?: number
  }[]
  readonly decisions: readonly (Item & { readonly meeting: string; readonly by: string })[]
  readonly comments: readonly (Item & {
    readonly on: string
    readonly by: string
    readonly at: string
    readonly resolved: boolean
  })[]
  /** What the checks of the red thread find in it, as of 10 June 2026. */
  readonly expected_checks: readonly { readonly code: string; readonly items: readonly string[] }[]
}

export const ljungdungenCase: Case = caseFile
