import type { Range, Step } from '@samtavla/shared/processes/process-model.ts'

/** Something that a provider's document states, and where it stands in the model. */
export interface Fact {
  /** The document's own words. */
  readonly says: string
  /** A field of the model, or a step's id, its field and the id or tool of what is in it. */
  readonly at: string
  /** A piece of a Swedish text that is marked as stated, or a value. */
  readonly is: string | Range | Day | Count | Limit
}

interface Day {
  readonly day: string
}

/** How many steps there are of a format. */
interface Count {
  readonly count: number
  readonly format: Step['format']
}

/** How often a step is done at most, and the weeks between. */
interface Limit {
  readonly max: number
  readonly gap: Range
}

const exactly = (value: number): Range => ({ min: value, max: value })
const hours = (count: number) => exactly(count * 60)

const rog: readonly Fact[] = [
  { says: 'Regional utveckling erbjuder två heltidstjänster', at: 'roles.facilitator', is: 'två heltidstjänster' },
  { says: 'Regional utveckling erbjuder', at: 'provider', is: 'Regional utveckling' },
  {
    says: 'grund- och gymnasieskolor, kommunernas aktivitetsansvar och folkhögskolor',
    at: 'audience',
    is: 'Grund- och gymnasieskolor, kommunernas aktivitetsansvar (KAA) och folkhögskolor',
  },
  {
    says: 'undvika att unga hamnar i riskzonen för skolmisslyckanden eller arbetslöshet',
    at: 'aim',
    is: 'inte hamnar i riskzonen för skolmisslyckande eller arbetslöshet',
  },
  { says: 'Stödet syftar till att bygga upp ett utvecklingsarbete', at: 'aim', is: 'utvecklingsarbete byggs upp' },
  { says: 'Efter överenskommelse med deltagande verksamhet', at: 'terms', is: 'Överenskommelse finns' },
  { says: 'inför första träffen beskriva verksamhetens nuläge', at: 's0.tasks.t000-1', is: 'Skriv nulägesbeskrivning' },
  { says: 'inför första träffen beskriva verksamhetens nuläge', at: 's0.gate.g000-0', is: 'Nulägesbeskrivning finns' },
  { says: 'börja ringa in den utmaning/problemområde', at: 's0.purpose', is: 'börja ringa in utmaningen' },
  { says: 'börja ringa in den utmaning/problemområde', at: 's0.tasks.t000-2', is: 'utmaning/problemområde' },
  { says: 'Därefter sker fyra träffar', at: 'steps', is: { count: 4, format: 'meeting' } },
  { says: 'Därefter sker fyra träffar', at: 'cadence', is: 'Fyra träffar' },
  { says: 'med ca 5-8 veckors mellanrum', at: 's2.gap', is: { min: 5, max: 8 } },
  { says: 'med ca 5-8 veckors mellanrum', at: 's3.gap', is: { min: 5, max: 8 } },
  { says: 'med ca 5-8 veckors mellanrum', at: 's4.gap', is: { min: 5, max: 8 } },
  {
    says: 'själva det operativa utvecklingsarbetet sker mellan träffarna',
    at: 'cadence',
    is: 'Det operativa utvecklingsarbetet sker mellan träffarna',
  },
  {
    says: 'själva det operativa utvecklingsarbetet sker mellan träffarna',
    at: 'roles.group',
    is: 'utvecklingsarbetet mellan dem',
  },
  {
    says: 'själva det operativa utvecklingsarbetet sker mellan träffarna',
    at: 's2.tasks.t000-7',
    is: 'Starta de första aktiviteterna',
  },
  {
    says: 'själva det operativa utvecklingsarbetet sker mellan träffarna',
    at: 's3.tasks.t000-10',
    is: 'justerade aktiviteter',
  },
  { says: 'Nuläge och önskat nyläge (3 timmar)', at: 's1.title', is: 'Nuläge och önskat nyläge' },
  { says: 'Nuläge och önskat nyläge (3 timmar)', at: 's1.duration', is: hours(3) },
  {
    says: 'Vad vet vi från tidigare, till exempel risker och framgångsfaktorer',
    at: 's1.agenda',
    is: 'Vad vet vi från tidigare? Risker och framgångsfaktorer',
  },
  {
    says: 'Vad vet vi från tidigare, till exempel risker och framgångsfaktorer',
    at: 's1.boards.success_factors',
    is: 'Vad ökar risken',
  },
  { says: 'vilka styrkor och utmaningar som finns', at: 's1.agenda', is: 'Styrkor och utmaningar' },
  { says: 'vilka styrkor och utmaningar som finns', at: 's1.boards.swot', is: 'Vilka utmaningar ser vi?' },
  { says: 'vad vill ni uppnå (övergripande mål)', at: 's1.agenda', is: 'Vad vill ni uppnå? Övergripande mål' },
  { says: 'vad vill ni uppnå (övergripande mål)', at: 's1.gate.g000-1', is: 'Övergripande mål finns' },
  { says: 'Hur når ni dit ni vill? (6 timmar)', at: 's2.title', is: 'Hur når ni dit ni vill?' },
  { says: 'Hur når ni dit ni vill? (6 timmar)', at: 's2.duration', is: hours(6) },
  { says: 'Återkoppling av nuläge och mål', at: 's2.agenda', is: 'Återkoppling av nuläge och mål' },
  {
    says: 'verktyget förändringsteori för att precisera bland annat mål och metoder',
    at: 's2.purpose',
    is: 'Precisera mål och metoder med verktyget förändringsteori',
  },
  {
    says: 'verktyget förändringsteori för att precisera bland annat mål och metoder',
    at: 's2.boards.toc',
    is: 'Vad gör vi annorlunda?',
  },
  { says: 'Hur går det? (3 timmar)', at: 's3.title', is: 'Hur går det?' },
  { says: 'Hur går det? (3 timmar)', at: 's3.duration', is: hours(3) },
  { says: 'vad har hänt och hur har det funkat?', at: 's3.agenda', is: 'Vad har hänt?' },
  { says: 'vad har hänt och hur har det funkat?', at: 's3.agenda', is: 'Hur har det funkat?' },
  { says: 'vad har hänt och hur har det funkat?', at: 's3.boards.followup', is: 'Vad behöver justeras?' },
  {
    says: 'Behöver förändringsteorin (exempelvis mål, arbetssätt eller resurser) justeras?',
    at: 's3.agenda',
    is: 'Behöver förändringsteorin justeras: mål, arbetssätt, resurser?',
  },
  {
    says: 'Vi ger inspel som stärker er process och det område ni valt att arbeta med',
    at: 's3.agenda',
    is: 'Inspel från processledarna: processen och det valda området',
  },
  { says: 'Återblick, nytt nuläge och framåt (3 timmar)', at: 's4.title', is: 'Återblick, nytt nuläge och framåt' },
  { says: 'Återblick, nytt nuläge och framåt (3 timmar)', at: 's4.duration', is: hours(3) },
  { says: 'Återblick på mål och process', at: 's4.agenda', is: 'Återblick på mål och process' },
  { says: 'vad ni har lärt er', at: 's4.agenda', is: 'Vad har vi lärt oss?' },
  { says: 'Vad är uppnått och vad finns kvar? Nya mål?', at: 's4.agenda', is: 'vad är uppnått, vad finns kvar?' },
  { says: 'Vad är uppnått och vad finns kvar? Nya mål?', at: 's4.boards.goals', is: 'Nya mål?' },
  {
    says: 'Avslutning av medverkan från Regional utveckling – ni fortsätter ert arbete',
    at: 's4.purpose',
    is: 'Regionen avslutar sin medverkan; ni fortsätter arbetet',
  },
  {
    says: 'Avslutning av medverkan från Regional utveckling – ni fortsätter ert arbete',
    at: 's4.tasks.t000-12',
    is: 'Fortsätt arbetet på egen hand',
  },
  {
    says: 'åtar sig att sätta av personella och ekonomiska resurser',
    at: 'terms',
    is: 'åtagit sig tid, personal och pengar',
  },
  {
    says: 'åtar sig att sätta av personella och ekonomiska resurser',
    at: 's2.tasks.t000-8',
    is: 'Besluta om resurser',
  },
  { says: 'som leds av ansvarig för verksamheten', at: 'roles.manager', is: 'Leder utvecklingsarbetet' },
  {
    says: 'utgår från de behov som verksamheten upplever och definierar',
    at: 'terms',
    is: 'utgår från behov som verksamheten själv formulerar',
  },
]

const webinars = [
  ['w1', '2019-01-22', '22/1 Arbetet med RSP som en integrerad del av RUS och det regionala utvecklingsarbetet'],
  ['w2', '2019-02-06', '6/2 Utveckling av aktörssamverkan på lokal nivå'],
  ['w3', '2019-03-12', '12/3 Utveckling av samarbetet mellan Region och Länsstyrelse i arbetet med RSP'],
  [
    'w4',
    '2019-03-29',
    '29/3 Skapa hållbara resultat av projekt som utvecklar arbetet med RSP och som innebär strukturpåverkan',
  ],
  ['w5', '2019-04-11', '11/4 Utveckla mål och indikatorer som del i ett lärande arbetssätt i genomförandet av RSP'],
] as const

const rsp: readonly Fact[] = [
  {
    says: 'förstärka det strategiska servicearbetet genom att bidra med kunskap och metodstöd',
    at: 'aim',
    is: 'Stärka det strategiska servicearbetet med kunskap och metodstöd',
  },
  { says: 'Presentation av processtöd våren 2019', at: 'cadence', is: 'Januari–juni 2019' },
  {
    says: 'Genomgång av återrapportering och relevant underlag',
    at: 'background',
    is: 'Genomgång av återrapportering',
  },
  { says: 'Intervjuer med RSP-ansvariga', at: 'background', is: 'Intervjuer med RSP-ansvariga om nuläge och börläge' },
  {
    says: 'Intervju med ett urval av RUS-ansvariga** (fem regioner)',
    at: 'background',
    is: 'RUS-ansvariga i fem regioner',
  },
  { says: 'Intervju med ett urval av RUS-ansvariga** (fem regioner)', at: 'roles.rus_lead', is: 'Intervjuad' },
  {
    says: 'Workshop vid tre regionala träffar** – Stockholm, Mjölby och Umeå',
    at: 'background',
    is: 'tre regionala träffar: Stockholm, Mjölby, Umeå',
  },
  { says: 'sammanfattande SWOT-analys', at: 's0.title', is: 'sammanfattande SWOT' },
  { says: 'STYRKOR\tSVAGHETER', at: 's0.boards.swot', is: 'Svagheter' },
  { says: 'MÖJLIGHETER\tHOT', at: 's0.boards.swot', is: 'Hot' },
  { says: 'Utgångs-', at: 's0.purpose', is: 'utgångspunkt för processtödet' },
  { says: 'Samhandlingstrappan – en utgångspunkt för diskussion', at: 'r1.boards.staircase', is: 'Vad gör vi' },
  {
    says: 'ATT BALANSERA EGENNYTTAN OCH DEN GEMENSAMMA NYTTAN',
    at: 'r1.boards.staircase',
    is: 'vad är egennytta, vad är gemensam nytta',
  },
  { says: '5 webinarier med olika teman', at: 'steps', is: { count: 5, format: 'webinar' } },
  { says: '5 webinarier med olika teman', at: 'cadence', is: 'Fem webbinarier' },
  { says: '3 regionala träffar för erfarenhetsutbyte', at: 'cadence', is: 'Tre regionala träffar' },
  {
    says: 'erfarenhetsutbyte och fördjupning av webinarierna',
    at: 'r1.title',
    is: 'erfarenhetsutbyte och fördjupning',
  },
  { says: 'Individuell coaching', at: 'k1.title', is: 'Individuell coachning' },
  { says: 'Erbjudande till samtliga regioner', at: 'terms', is: 'Alla regioner får erbjudandet' },
  { says: 'Man kan ta del av samtliga delar i paketet', at: 'terms', is: 'man kan ta allt' },
  { says: 'Man kan välja de delar som verkar mest relevanta', at: 'terms', is: 'välja delar' },
  ...webinars.flatMap(([step, day, says]): Fact[] => [
    { says, at: `${step}.title`, is: says.slice(says.indexOf(' ') + 1) },
    { says: says.slice(0, says.indexOf(' ')), at: `${step}.date`, is: { day } },
    { says: 'Varje webinarium har fokus på ett tema', at: `${step}.purpose`, is: 'Ett tema' },
    {
      says: 'lärande exempel från en eller ett par regioner',
      at: `${step}.agenda`,
      is: 'Lärande exempel från en eller ett par regioner',
    },
    { says: 'teori/generell kunskap och erfarenheter', at: `${step}.agenda`, is: 'teori och generell kunskap' },
    { says: 'teori/generell kunskap och erfarenheter', at: `${step}.purpose`, is: 'teori och erfarenheter' },
    { says: 'Omfång 45-60 min per webinarium', at: `${step}.duration`, is: { min: 45, max: 60 } },
    {
      says: 'Direktsänd via webben, finns sedan tillgänglig där',
      at: `${step}.purpose`,
      is: 'Sänds direkt på webben och finns kvar där',
    },
    { says: 'viss interaktion (frågor)', at: `${step}.agenda`, is: 'Frågor från deltagarna' },
  ]),
  {
    says: 'Främst för ansvariga för arbetet med tillgänglighet till kommersiell service(RSP)',
    at: 'audience',
    is: 'tillgänglighet till kommersiell service (RSP)',
  },
  {
    says: 'också för ansvariga för arbetet med RUS och Landsbygdsprogrammet',
    at: 'audience',
    is: 'RUS och landsbygdsprogrammet',
  },
  {
    says: 'Förslag till lärande exempel (regioner) för varje tema har identifierats tillsammans med TVV',
    at: 'roles.client',
    is: 'lärande exempel tillsammans',
  },
  {
    says: 'Kontakt om eventuell medverkan de närmaste veckorna',
    at: 'roles.example_region',
    is: 'Berättar på webbinarium',
  },
  { says: '9-10/5 Kalmar', at: 'r1.choice', is: 'Kalmar 2019-05-09 2019-05-10' },
  { says: '20-21/5 Karlstad', at: 'r1.choice', is: 'Karlstad 2019-05-20 2019-05-21' },
  { says: '4-5/6 Härnösand', at: 'r1.choice', is: 'Härnösand 2019-06-04 2019-06-05' },
  {
    says: 'Fritt att anmäla sig till vilken av träffarna man vill, men platserna är begränsade',
    at: 'r1.choice',
    is: 'Fritt att välja träff, men platserna är begränsade',
  },
  {
    says: 'Stöd till lärande och utveckling genom reflektion och dialog med kollegor (peers)',
    at: 'r1.purpose',
    is: 'Lärande genom reflektion och dialog med kollegor',
  },
  { says: 'reflektion och dialog med kollegor (peers)', at: 'r1.boards.peer', is: 'Min fråga till er' },
  { says: 'reflektion och dialog med kollegor (peers)', at: 'roles.peer', is: 'reflekterar' },
  { says: 'fördjupning av temana för webinarierna', at: 'r1.purpose', is: 'fördjupa webbinariernas teman' },
  {
    says: 'Kollegialt lärande, Kollegial coaching, Peer Review, Twinning',
    at: 'background',
    is: 'kollegial coachning, peer review, twinning',
  },
  { says: 'Formen kan variera: Antal deltagare, förberedelser, tid etc', at: 'r1.duration', is: 'Formen kan variera' },
  {
    says: 'Vi återkommer om formen och med instruktioner i god tid före första träffen',
    at: 'r1.inputs',
    is: 'Instruktion om formen, i god tid före första träffen',
  },
  { says: 'Frivilligt och behovsstyrt', at: 'k1.purpose', is: 'frivilligt och behovsstyrt' },
  { says: 'Fokus på ledarskapsutmaningar som processledare', at: 'k1.purpose', is: 'ledarskapet som processledare' },
  {
    says: 'Stöd för att utveckla såväl process som processledarskapet',
    at: 'k1.purpose',
    is: 'utveckla både processen och ledarskapet',
  },
  { says: 'Vi som coacher har ingen agenda', at: 'roles.coach', is: 'Har ingen egen agenda' },
  {
    says: 'upp till 2-3 coachningar per person under våren',
    at: 'k1.repeat',
    is: { max: 3, gap: { min: 5, max: 6 } },
  },
  { says: 'upp till 2-3 coachningar per person under våren', at: 'k1.repeat', is: 'Upp till 2–3 gånger per person' },
  {
    says: 'Efterfrågan och tillgängliga resurser avgör slutligen antal coaching tillfällen',
    at: 'terms',
    is: 'Efterfrågan och tillgängliga resurser avgör',
  },
  { says: '45-60 min per tillfälle', at: 'k1.duration', is: { min: 45, max: 60 } },
  { says: '5-6 veckor mellan varje tillfälle', at: 'cadence', is: '5–6 veckors mellanrum' },
  {
    says: 'tänka igenom vilken/vilka frågor man vill ta upp och varför',
    at: 'k1.inputs',
    is: 'Förberedelse: vilken fråga, och varför?',
  },
  { says: 'Viss förberedelse inför coaching tillfället', at: 'k1.gate.g001-k', is: 'Förberedelse skriven' },
]

const orebro: readonly Fact[] = [
  { says: 'Utvecklingsenheten vid Förskole- och grundskoleförvaltningen', at: 'provider', is: 'Utvecklingsenheten' },
  { says: 'för att förbättra elevernas resultat', at: 'aim', is: 'Bättre resultat för eleverna' },
  { says: 'identifiera problem och förstå orsakerna', at: 'aim', is: 'hitta problem, förstå orsaker' },
  { says: 'utveckla det systematiska kvalitetsarbetet, identifiera', at: 'aim', is: 'systematiska kvalitetsarbetet' },
  { says: 'identifiera områden för verksamhetsutveckling', at: 'aim', is: 'hitta områden att utveckla' },
  { says: 'skapa delaktighet på flera nivåer', at: 'aim', is: 'delaktighet på flera nivåer' },
  {
    says: 'Skolverkets processtöd utgör grunden för arbetet, men har anpassats till en lokal kontext i Örebro',
    at: 'background',
    is: 'Bygger på Skolverkets processtöd inom Samverkan för bästa skola, anpassat till Örebro',
  },
  {
    says: 'Medarbetare vid utvecklingsenheten på Förskole- och grundskoleförvaltningen är processledare',
    at: 'roles.facilitator',
    is: 'Leder processmöten',
  },
  { says: 'sker under ett läsår', at: 'cadence', is: 'Under ett läsår' },
  { says: 'Rektor utser en processgrupp', at: 'roles.principal', is: 'Utser processgruppen' },
  { says: 'Rektor utser en processgrupp', at: 's1.tasks.t002-1', is: 'Utse processgruppen' },
  { says: 'Rektor utser en processgrupp', at: 's1.gate.g002-1b', is: 'Processgruppen är utsedd' },
  {
    says: 'agerar analysgrupp och träffar processtödjarna på processmöten',
    at: 'roles.group',
    is: 'Träffar processledarna',
  },
  { says: 'processmöten som sker cirka en gång i månaden', at: 'cadence', is: 'cirka en gång i månaden' },
  ...[2, 3, 4, 5, 6, 7, 8].map(
    (step): Fact => ({
      says: 'processmöten som sker cirka en gång i månaden',
      at: `s${step}.gap`,
      is: { min: 3, max: 5 },
    }),
  ),
  {
    says: 'I mellanrumsarbetet ansvarar processgruppen och rektor för att involvera övrig personal i arbetet',
    at: 'cadence',
    is: 'Mellan mötena involverar processgruppen och rektor övrig personal',
  },
  {
    says: 'ansvarar processgruppen och rektor för att involvera',
    at: 's2.tasks.t002-3',
    is: 'Låt arbetslagen fylla på',
  },
  { says: 'ansvarar processgruppen och rektor för att involvera', at: 's5.tasks.t002-10', is: 'Stäm av orsakerna' },
  {
    says: 'Urvalet av skolor bestäms av verksamhetschef för grundskolan tillsammans med rektor',
    at: 'roles.head',
    is: 'Väljer skolor tillsammans med rektor',
  },
  { says: 'Identifiera, ringa in och prioritera problem.', at: 'help', is: 'Identifiera, ringa in och prioritera' },
  {
    says: 'kartläggningar (exempelvis mötesobservationer och elevintervjuer)',
    at: 'help',
    is: 'mötesobservationer och elevintervjuer',
  },
  {
    says: 'Formulera mål och i att ta fram synliga tecken på förbättring',
    at: 'help',
    is: 'mål och synliga tecken på förbättring',
  },
  { says: 'Strukturera och skapa hållbarhet i utvecklingsprocesser', at: 'help', is: 'struktur och hållbarhet' },
  { says: 'Uppföljningsarbete.', at: 'help', is: 'Följa upp' },
  { says: 'underlag för kvalitativa diskussioner', at: 'help', is: 'underlag för kvalitativa diskussioner' },
  { says: 'Stötta i att utveckla det systematiska kvalitetsarbetet', at: 'help', is: 'Utveckla det systematiska' },
  { says: 'Visa på goda exempel', at: 'help', is: 'Visa goda exempel' },
  { says: 'Lokalt processtöd steg för steg', at: 'steps', is: { count: 8, format: 'meeting' } },
  { says: 'Introduktionsmöte med rektor och all personal.', at: 's1.title', is: 'rektor och all personal' },
  { says: 'All personal på skolan får en introduktion', at: 's1.purpose', is: 'Alla får veta hur processen går till' },
  { says: 'All personal på skolan får en introduktion', at: 'roles.staff', is: 'Introduceras i steg 1' },
  {
    says: 'förutsättningar och upplägg för arbetet presenteras',
    at: 's1.agenda',
    is: 'Förutsättningar, upplägg och tidplan',
  },
  { says: 'alla medarbetare involveras från start', at: 's1.purpose', is: 'engagemang från start' },
  { says: 'alla medarbetare involveras från start', at: 's1.gate.g002-1', is: 'Alla är informerade' },
  {
    says: 'Förbättringshistoria, framgångsfaktorer, individnivå, strukturnivå och processnivå',
    at: 's2.title',
    is: 'Förbättringshistoria, framgångsfaktorer, individnivå, strukturnivå och processnivå',
  },
  {
    says: 'analysera vilka utvecklingsinsatser som har genomförts',
    at: 's2.boards.history',
    is: 'Vilka insatser har vi gjort?',
  },
  { says: 'vilka som varit mest framgångsrika', at: 's2.boards.history', is: 'mest framgångsrika' },
  {
    says: 'som ingår i det nationella kvalitetssystemet, introduceras',
    at: 's2.agenda',
    is: 'Framgångsfaktorer i det nationella kvalitetssystemet',
  },
  {
    says: 'nulägesbeskrivning för skolan utifrån individ-, struktur- och processnivå',
    at: 's2.agenda',
    is: 'Nulägesbeskrivning: individ, struktur, process',
  },
  {
    says: 'nulägesbeskrivning för skolan utifrån individ-, struktur- och processnivå',
    at: 's2.gate.g002-2b',
    is: 'Alla tre nivåer har innehåll',
  },
  {
    says: 'Elevintervjuer, Mötescanning, statistikunderlag måluppfyllelse, nylägesanalys',
    at: 's3.title',
    is: 'Elevintervjuer, mötesscanning, statistikunderlag måluppfyllelse, nulägesanalys',
  },
  {
    says: 'Elevintervjuer genomförs med elever från samtliga årskurser samt fritidshem',
    at: 's3.inputs',
    is: 'Elevintervjuer genomförda i alla årskurser och fritidshem',
  },
  { says: 'elever från samtliga årskurser samt fritidshem', at: 'roles.pupils', is: 'Intervjuas i alla årskurser' },
  {
    says: 'mötesscanning för att få en överblick över skolans mötesstruktur',
    at: 's3.agenda',
    is: 'Mötesscanning: överblick över mötesstrukturen',
  },
  {
    says: 'Processledare tillsammans med förvaltningens kvalitetsledare tar fram statistik kring måluppfyllelse',
    at: 's3.inputs',
    is: 'Statistik från processledare och kvalitetsledare',
  },
  { says: 'förvaltningens kvalitetsledare tar fram statistik', at: 'roles.quality', is: 'statistik om måluppfyllelse' },
  { says: 'analyserar skolans aktuella situation', at: 's3.agenda', is: 'Statistik om måluppfyllelse' },
  {
    says: 'egen data, exempelvis trygghetsenkäter och interna bedömningar',
    at: 's3.inputs',
    is: 'Trygghetsenkät och interna bedömningar',
  },
  {
    says: 'Identifiera problem, arbeta med undervisningsobservationer',
    at: 's4.title',
    is: 'Identifiera problem, arbeta med undervisningsobservationer',
  },
  { says: 'skolans problem kopplade till måluppfyllelse', at: 's4.purpose', is: 'kopplade till måluppfyllelse' },
  {
    says: 'prioriteras utifrån vilka insatser som bedöms ge störst effekt framåt',
    at: 's4.purpose',
    is: 'störst effekt framåt',
  },
  { says: 'en till tre prioriterade problemområden', at: 's4.agenda', is: 'en till tre problem' },
  { says: 'en till tre prioriterade problemområden', at: 's4.gate.g002-4', is: 'En till tre prioriterade problem' },
  {
    says: 'Därefter riktas arbetet mot struktur- och processnivån',
    at: 's4.purpose',
    is: 'rikta sedan arbetet mot struktur- och processnivån',
  },
  {
    says: 'undervisningens kvalitet och likvärdighet planeras undervisningsobservationer',
    at: 's4.agenda',
    is: 'Planera undervisningsobservationer: kvalitet och likvärdighet',
  },
  { says: 'planeras undervisningsobservationer', at: 's4.tasks.t002-8', is: 'Genomför undervisningsobservationer' },
  { says: 'Orsaker till identifierade problem', at: 's5.title', is: 'Orsaker till identifierade problem' },
  { says: 'För varje problem listas och analyseras orsakerna', at: 's5.purpose', is: 'analysera orsaker per problem' },
  { says: 'alla relevanta nivåer involveras', at: 's5.purpose', is: 'på alla berörda nivåer' },
  { says: 'introduceras effektkedjan', at: 's5.purpose', is: 'effektkedjan introduceras' },
  {
    says: 'koppling mellan orsaker, insatser och önskade resultat',
    at: 's5.agenda',
    is: 'Effektkedjan: orsak – insats – resultat',
  },
  {
    says: 'Arbeta med effektkedja kring identifierade problem, åtgärdsplan, koppling till skolans verksamhetsplan',
    at: 's6.title',
    is: 'Arbeta med effektkedja kring identifierade problem, åtgärdsplan, koppling till skolans verksamhetsplan',
  },
  {
    says: 'en effektkedja för varje prioriterat problem',
    at: 's6.gate.g002-6',
    is: 'En effektkedja per prioriterat problem',
  },
  { says: 'både delmål och långsiktiga mål', at: 's6.agenda', is: 'Delmål, långsiktiga mål' },
  { says: 'både delmål och långsiktiga mål', at: 's6.gate.g002-6b', is: 'Delmål och långsiktigt mål' },
  {
    says: 'mål och åtgärder kopplas direkt till skolans verksamhetsplan',
    at: 's6.tasks.t002-12',
    is: 'För in mål och åtgärder i verksamhetsplanen',
  },
  {
    says: 'Aktivitetsplan, spridning, förbättringsstöd',
    at: 's7.title',
    is: 'Aktivitetsplan, spridning, förbättringsstöd',
  },
  { says: 'Utifrån effektkedjan tas en aktivitetsplan fram', at: 's7.purpose', is: 'Konkret plan ur effektkedjan' },
  { says: 'spridas till övriga skolor', at: 's7.purpose', is: 'spridning till övriga skolor' },
  { says: 'spridas till övriga skolor', at: 's7.gate.g002-7b', is: 'Spridning planerad' },
  {
    says: 'Förbättringsstöd planeras utifrån aktivitetslistan',
    at: 's7.agenda',
    is: 'Förbättringsstöd: vad behöver vi',
  },
  { says: 'Förbättringsstöd planeras', at: 's7.tasks.t002-14', is: 'Beställ förbättringsstöd' },
  {
    says: 'såsom logopeder, specialpedagoger, kuratorer, samordnare och planerare',
    at: 'roles.specialist',
    is: 'Ger förbättringsstöd',
  },
  { says: 'Vid behov kan även externt stöd kopplas in', at: 'roles.external', is: 'vid behov' },
  { says: 'Steg 8: Uppföljning', at: 's8.title', is: 'Uppföljning' },
  {
    says: 'Kontinuerliga träffar med rektor och processgrupp',
    at: 's8.purpose',
    is: 'Kontinuerliga träffar med rektor och processgrupp',
  },
  { says: 'Kontinuerliga träffar med rektor och processgrupp', at: 'followUps', is: 'steget upprepas' },
]

const gr: readonly Fact[] = [
  { says: 'GR Utbildning samarbetar med Skolverket', at: 'provider', is: 'Skolverket, genomfört av GR Utbildning' },
  { says: 'stötta huvudmän och gymnasieskolor', at: 'audience', is: 'Huvudmän och gymnasieskolor' },
  { says: 'processtöd till huvudmän', at: 'roles.organiser', is: 'Tar emot stödet' },
  { says: 'öka antalet elever som slutför sina studier', at: 'aim', is: 'fler elever slutför sina studier' },
  { says: 'lärdomar från Plug In och PlugInnovation', at: 'background', is: 'Plug In och PlugInnovation' },
  {
    says: 'starta, hålla igång och utveckla det förebyggande arbetet mot studieavbrott',
    at: 'aim',
    is: 'Starta, hålla igång och utveckla det förebyggande arbetet mot studieavbrott',
  },
  { says: 'Skolor ansöker själva om att få tillgång till stödet', at: 'terms', is: 'Skolan ansöker själv' },
  { says: 'Skolor ansöker själva om att få tillgång till stödet', at: 'h1.inputs', is: 'Ansökan' },
  { says: 'tre halvdagar där processtödjaren träffar rektor', at: 'steps', is: { count: 3, format: 'meeting' } },
  { says: 'tre halvdagar där processtödjaren träffar rektor', at: 'cadence', is: 'Tre halvdagar' },
  { says: 'tre halvdagar där', at: 'h1.duration', is: 'Att det är en halvdag står i dokumentet' },
  { says: 'tre halvdagar där', at: 'h2.duration', is: 'Att det är en halvdag står i dokumentet' },
  { says: 'tre halvdagar där', at: 'h3.duration', is: 'Att det är en halvdag står i dokumentet' },
  { says: 'processtödjaren träffar rektor och arbetslag', at: 'roles.principal', is: 'Deltar' },
  {
    says: 'Mellan varje tillfälle arbetar skolan med sin egen utvecklingsprocess utifrån de egna förutsättningarna',
    at: 'cadence',
    is: 'Mellan tillfällena arbetar skolan med sin egen utvecklingsprocess utifrån sina förutsättningar',
  },
  { says: 'Mellan varje tillfälle arbetar skolan', at: 'h1.tasks.t003-3', is: 'Pröva en rutin' },
  { says: 'Mellan varje tillfälle arbetar skolan', at: 'h2.tasks.t003-4', is: 'Genomför åtgärder' },
  { says: 'Processtödet utgår från tre kunskapsområden', at: 'background', is: 'tre kunskapsområden' },
  {
    says: 'Vid första träffen går man igenom forskning och fakta kring avhopp',
    at: 'h1.agenda',
    is: 'Forskning och fakta',
  },
  { says: 'forskning och fakta kring avhopp', at: 'roles.facilitator', is: 'forskning och fakta' },
  { says: 'arbetets utmaningar och möjligheter', at: 'h1.agenda', is: 'Utmaningar och möjligheter' },
  { says: 'arbetets utmaningar och möjligheter', at: 'h1.boards.swot', is: 'Vad kan vi bygga på?' },
  { says: 'gemensam kartläggning och analys', at: 'h1.agenda', is: 'Gemensam kartläggning' },
  { says: 'gemensam kartläggning och analys', at: 'h1.agenda', is: 'Analys' },
  { says: 'formuleras ett mål och en strategi', at: 'h1.agenda', is: 'Ett mål och en strategi' },
  { says: 'formuleras ett mål och en strategi', at: 'h1.boards.goals', is: 'Vår strategi' },
  { says: 'formuleras ett mål och en strategi', at: 'h1.gate.g003-1', is: 'Ett mål och en strategi finns' },
  { says: 'se över rutiner', at: 'h1.boards.current_state', is: 'Vilka rutiner finns' },
  { says: 'identifiera otrygga platser på skolan', at: 'h1.boards.current_state', is: 'Var på skolan är det otryggt?' },
  { says: 'hitta nya lärandeprocesser', at: 'h1.boards.current_state', is: 'Hur lär eleverna' },
  {
    says: 'identifiera vad som får eleverna att faktiskt komma till skolan',
    at: 'h1.boards.current_state',
    is: 'Vad får eleverna att faktiskt komma?',
  },
  { says: 'får eleverna att faktiskt komma', at: 'h3.boards.evidence', is: 'Vad får eleverna att komma?' },
  { says: 'Efterföljande träffar fokuserar på skolkultur', at: 'h2.purpose', is: 'Fokus skolkultur' },
  { says: 'fokuserar på skolkultur och skolanknytning', at: 'h3.purpose', is: 'Fokus skolanknytning' },
  { says: 'rektor och arbetslag som äger ansvaret', at: 'roles.principal', is: 'äger arbetet tillsammans med laget' },
  {
    says: 'planera genomföra, följa upp och utvärdera arbetet',
    at: 'roles.team',
    is: 'Planerar, genomför, följer upp och utvärderar',
  },
  { says: 'följa upp och utvärdera arbetet', at: 'h3.agenda', is: 'Uppföljning, utvärdering' },
  { says: 'följa upp och utvärdera arbetet', at: 'h3.gate.g003-3', is: 'Plan för uppföljning och utvärdering' },
]

const fou: readonly Fact[] = [
  { says: 'FoU Sjuhärad Välfärd introducerar', at: 'provider', is: 'FoU Sjuhärad Välfärd' },
  {
    says: 'ersätter det som tidigare kallats utvärderingsverkstad',
    at: 'background',
    is: 'Ersätter det som tidigare kallades utvärderingsverkstad',
  },
  { says: 'valbart att delta med egen projektutvärdering', at: 'tracks.full', is: 'med eget uppdrag' },
  { says: 'enbart delta vid valbara föreläsningar', at: 'tracks.lectures-only', is: 'Enbart föreläsningar' },
  {
    says: 'redskap till verksamhetsutveckling på hemmaplan',
    at: 'l1.purpose',
    is: 'verksamhetsutveckling på hemmaplan',
  },
  { says: 'redskap till verksamhetsutveckling på hemmaplan', at: 'roles.listener', is: 'redskap till hemmaplan' },
  { says: 'externa föreläsare, utifrån förvalda teman', at: 'l1.purpose', is: 'externa föreläsare på förvalda teman' },
  { says: 'externa föreläsare, utifrån förvalda teman', at: 'roles.lecturer', is: 'valda teman' },
  {
    says: 'både teoretiska och praktiska kunskaper och stöd',
    at: 'aim',
    is: 'Teoretiska och praktiska kunskaper och stöd',
  },
  { says: 'förändrings- och förbättringsarbete', at: 'aim', is: 'förändrings- och förbättringsarbete' },
  { says: 'på uppdrag kunna bedriva sådant arbete inom sina egna verksamheter', at: 'aim', is: 'på uppdrag' },
  { says: 'delta i en eller flera föreläsningar', at: 'l1.repeat', is: 'En eller flera föreläsningar' },
  {
    says: 'genomföra ett förbättringsarbete i sin egen verksamhet',
    at: 'roles.participant',
    is: 'Driver ett förbättringsarbete',
  },
  { says: 'vara med på föreläsningar', at: 'steps', is: { count: 1, format: 'lecture' } },
  { says: 'vara med på praktiskt ”verkstadsarbete”', at: 'cadence', is: 'Praktiskt verkstadsarbete' },
  { says: 'få handledning', at: 'cadence', is: 'handledning' },
  ...[1, 2, 3, 4, 5].map((day): Fact => ({ says: 'få handledning', at: `d${day}.tasks`, is: `Handledning ${day}` })),
  { says: 'delta i uppföljning och redovisning', at: 'd6.agenda', is: 'Redovisningar' },
  { says: 'delta i uppföljning och redovisning', at: 'd6.gate.g004-6', is: 'Redovisning klar' },
  { says: 'förutsätts att arbetstid kan avsättas mellan samlingarna', at: 'terms', is: 'Arbetstid kan avsättas' },
  { says: 'förutsätts att arbetstid kan avsättas mellan samlingarna', at: 'd0.gate.g004-0b', is: 'Arbetstid avsatt' },
  { says: 'skicka in ett PM i förväg', at: 'd0.title', is: 'PM om projektet' },
  { says: 'skicka in ett PM i förväg', at: 'd0.tasks.t004-1', is: 'Skicka in PM' },
  { says: 'Varför det ska göras', at: 'd0.boards.pm', is: 'Varför ska det göras?' },
  { says: 'med bakgrund som beskriver syftet', at: 'd0.boards.pm', is: 'Syfte' },
  { says: 'med bakgrund som beskriver syftet', at: 'd0.boards.pm', is: 'Bakgrund' },
  { says: 'samt metod om man kommit fram till det', at: 'd0.boards.pm', is: 'Metod, om ni vet' },
  {
    says: 'processledare, verksamhets- och metodutvecklare, förbättringsledare',
    at: 'audience',
    is: 'Processledare, verksamhets- och metodutvecklare, förbättringsledare',
  },
  { says: 'kommunala välfärdsverksamheter', at: 'audience', is: 'kommunal välfärd' },
  { says: 'brukar- och intresseorganisationer är välkomna', at: 'audience', is: 'brukar- och intresseorganisationer' },
  { says: 'brukar- och intresseorganisationer är välkomna', at: 'roles.users', is: 'Kan delta' },
  {
    says: 'flera heldagssamlingar under ett drygt halvår',
    at: 'cadence',
    is: 'Flera heldagssamlingar under ett drygt halvår',
  },
  ...[1, 2, 3, 4, 5, 6].map(
    (day): Fact => ({
      says: 'flera heldagssamlingar',
      at: `d${day}.duration`,
      is: 'Att det är en heldag står i dokumentet',
    }),
  ),
  { says: 'föreläsningar under halvdagar', at: 'cadence', is: 'Föreläsningar under halvdagar' },
  { says: 'föreläsningar under halvdagar', at: 'l1.duration', is: 'Att det är en halvdag står i dokumentet' },
  { says: 'handledning under omkring fem månader', at: 'roles.supervisor', is: 'Handleder under omkring fem månader' },
  { says: 'summerande uppföljning efter ytterligare sex månader', at: 'd7.title', is: 'Summerande uppföljning' },
  { says: 'summerande uppföljning efter ytterligare sex månader', at: 'd7.gap', is: { min: 24, max: 28 } },
  { says: 'kommer att ta ut en kostnad', at: 'terms', is: 'Avgift' },
  {
    says: 'enskilda föreläsningar – en eller flera – eller en totalkostnad',
    at: 'terms',
    is: 'per föreläsning eller en totalkostnad',
  },
  { says: 'Uppstart sker den 13 september', at: 'd1.date', is: { day: '2017-09-13' } },
  { says: 'senast den 7 september', at: 'cadence', is: 'PM senast den 7 september' },
  { says: 'PM ska skickas in', at: 'roles.coordinator', is: 'Tar emot PM' },
]

/** What each document states of steps, meetings, lengths, spacing, roles and tasks, in the document's own order. */
export const statedFacts: Readonly<Record<string, readonly Fact[]>> = {
  'rog-fyra-traffar': rog,
  'kontigo-rsp-paket': rsp,
  'orebro-lokalt-processtod': orebro,
  'gr-tre-halvdagar': gr,
  'fou-forbattringsverkstad': fou,
}
