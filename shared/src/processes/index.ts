import type { Words } from '../tools/tool.ts'
import { freeModel } from './free-model.ts'
import type { ProcessModel } from './process-model.ts'

/** What one needs in order to choose a process model. */
export interface ProcessSummary {
  readonly id: string
  readonly kind: ProcessModel['kind']
  readonly name: Words
  readonly provider: Words
  /** What it is and for whom, in one sentence. */
  readonly summary: Words
  /** How many meetings and over how long. */
  readonly extent: Words
}

// The models are large, and each is loaded only when it is asked for: nothing here may import one, or what reads them.
const loaders: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  'rog-fyra-traffar': () => import('./models/rog-fyra-traffar.json', { with: { type: 'json' } }),
  'kontigo-rsp-paket': () => import('./models/kontigo-rsp-paket.json', { with: { type: 'json' } }),
  'orebro-lokalt-processtod': () => import('./models/orebro-lokalt-processtod.json', { with: { type: 'json' } }),
  'gr-tre-halvdagar': () => import('./models/gr-tre-halvdagar.json', { with: { type: 'json' } }),
  'fou-forbattringsverkstad': () => import('./models/fou-forbattringsverkstad.json', { with: { type: 'json' } }),
}

/** Every process model there is, the one without a plan last. */
export const processModels: readonly ProcessSummary[] = [
  {
    id: 'rog-fyra-traffar',
    kind: 'linear',
    name: { sv: 'Processtöd i Östergötland – fyra träffar', en: 'Process support in Östergötland – four meetings' },
    provider: {
      sv: 'Region Östergötland, Regional utveckling',
      en: 'Region Östergötland, Regional Development',
    },
    summary: {
      sv: 'För skolor, folkhögskolor och kommunernas aktivitetsansvar som vill att färre unga misslyckas i skolan eller blir arbetslösa.',
      en: 'For schools, folk high schools and municipal youth services that want fewer young people to fail at school or become unemployed.',
    },
    extent: {
      sv: 'Fyra träffar på 3–6 timmar, med 5–8 veckor emellan',
      en: 'Four meetings of 3–6 hours, 5–8 weeks apart',
    },
  },
  {
    id: 'orebro-lokalt-processtod',
    kind: 'linear',
    name: { sv: 'Lokalt processtöd steg för steg', en: 'Local process support step by step' },
    provider: {
      sv: 'Örebro kommun, Utvecklingsenheten, Förskole- och grundskoleförvaltningen',
      en: 'Örebro Municipality, Development Unit, Department for Preschool and Compulsory School',
    },
    summary: {
      sv: 'För grundskolor som vill hitta sina viktigaste problem, förstå orsakerna och göra en plan som förbättrar elevernas resultat.',
      en: 'For compulsory schools that want to find their main problems, understand the causes and make a plan that improves pupils’ results.',
    },
    extent: {
      sv: 'Åtta steg under ett läsår, ungefär ett möte i månaden',
      en: 'Eight steps over a school year, about one meeting a month',
    },
  },
  {
    id: 'gr-tre-halvdagar',
    kind: 'linear',
    name: {
      sv: 'Processtöd mot studieavbrott – tre halvdagar',
      en: 'Process support against dropout – three half-days',
    },
    provider: {
      sv: 'Skolverket, genomfört av GR Utbildning (Göteborgsregionen)',
      en: 'The Swedish National Agency for Education, carried out by GR Utbildning (the Göteborg Region)',
    },
    summary: {
      sv: 'För gymnasieskolor och huvudmän som vill att fler elever kommer till skolan och slutför sina studier.',
      en: 'For upper secondary schools and school organisers that want more pupils to come to school and complete their studies.',
    },
    extent: {
      sv: 'Tre halvdagar, och eget arbete emellan',
      en: 'Three half-days, and your own work in between',
    },
  },
  {
    id: 'fou-forbattringsverkstad',
    kind: 'hybrid',
    name: { sv: 'Förbättringsverkstad', en: 'Improvement workshop' },
    provider: { sv: 'FoU Sjuhärad Välfärd', en: 'FoU Sjuhärad Välfärd (research and development in welfare)' },
    summary: {
      sv: 'För den som driver ett eget förbättringsarbete i kommunal välfärd och vill ha handledning, eller bara gå på föreläsningar.',
      en: 'For those who run improvement work of their own in municipal welfare and want supervision, or only want to attend lectures.',
    },
    extent: {
      sv: 'Heldagar under ett drygt halvår, föreläsningar på halvdagar och en uppföljning sex månader senare',
      en: 'Full days over a good half-year, lectures on half-days, and a follow-up six months later',
    },
  },
  {
    id: 'kontigo-rsp-paket',
    kind: 'menu',
    name: {
      sv: 'Metod- och processtöd för regionala serviceprogram (RSP)',
      en: 'Method and process support for regional service programmes (RSP)',
    },
    provider: {
      sv: 'Kontigo, i samarbete med Tillväxtverket',
      en: 'Kontigo, together with the Swedish Agency for Economic and Regional Growth',
    },
    summary: {
      sv: 'För regioner som arbetar med tillgång till butiker och annan service på landsbygden; man väljer de delar man vill ha.',
      en: 'For regions that work with access to shops and other services in rural areas; you choose the parts you want.',
    },
    extent: {
      sv: 'Fem webbinarier, en regional träff på två dagar och upp till tre coachningar under ett halvår',
      en: 'Five webinars, one regional meeting of two days and up to three coaching sessions over half a year',
    },
  },
  {
    id: freeModel.id,
    kind: freeModel.kind,
    name: freeModel.name,
    provider: freeModel.provider,
    summary: {
      sv: 'För er som vill arbeta vid en tavla utan en färdig plan.',
      en: 'For those who want to work at a board without a ready-made plan.',
    },
    extent: { sv: 'Så många möten ni vill', en: 'As many meetings as you like' },
  },
]

/** The model as it is stored; `undefined` when there is none with that id. Rejects when it cannot be fetched. */
export async function loadProcessModel(id: string): Promise<ProcessModel | undefined> {
  if (id === freeModel.id) return freeModel
  const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined
  if (!load) return undefined
  const [model, { readProcessModel }] = await Promise.all([load(), import('./process-model.ts')])
  return readProcessModel(model.default)
}
