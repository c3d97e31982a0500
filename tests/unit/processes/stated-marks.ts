/**
 * What in each model is marked as stated by the provider's document: the step if it is one's, the field, and the Swedish text,
 * the tool of a board or the value.
 */
export const statedMarks: Readonly<Record<string, string>> = {
  'rog-fyra-traffar': `
s0.purpose: Beskriv nuläget och börja ringa in utmaningen
s0.tasks: Skriv nulägesbeskrivning
s0.tasks: Föreslå utmaning/problemområde
s0.gate: Nulägesbeskrivning finns
s0.gate: En utmaning är inringad
s1.title: Nuläge och önskat nyläge
s1.purpose: Samla vad vi redan vet och enas om ett övergripande mål
s1.duration: 180–180
s1.inputs: Nulägesbeskrivning
s1.inputs: Preliminär utmaning
s1.agenda: Vad vet vi från tidigare? Risker och framgångsfaktorer
s1.agenda: Styrkor och utmaningar
s1.agenda: Vad vill ni uppnå? Övergripande mål
s1.boards: success_factors
s1.boards: swot
s1.boards: goals
s1.gate: Övergripande mål finns
s2.title: Hur når ni dit ni vill?
s2.purpose: Precisera mål och metoder med verktyget förändringsteori
s2.duration: 360–360
s2.gap: 5–8
s2.inputs: Utkast till övergripande mål
s2.agenda: Återkoppling av nuläge och mål
s2.boards: toc
s2.boards: goals
s2.tasks: Starta de första aktiviteterna
s2.tasks: Besluta om resurser
s2.gate: Resurser är avsatta
s3.title: Hur går det?
s3.purpose: Vad har hänt, hur har det funkat, vad ska justeras?
s3.duration: 180–180
s3.gap: 5–8
s3.agenda: Vad har hänt?
s3.agenda: Hur har det funkat?
s3.agenda: Behöver förändringsteorin justeras: mål, arbetssätt, resurser?
s3.agenda: Inspel från processledarna: processen och det valda området
s3.boards: followup
s3.boards: toc
s3.tasks: Genomför justerade aktiviteter
s4.title: Återblick, nytt nuläge och framåt
s4.purpose: Vad är uppnått, vad finns kvar, vad har vi lärt oss, nya mål? Regionen avslutar sin medverkan; ni fortsätter arbetet.
s4.duration: 180–180
s4.gap: 5–8
s4.agenda: Återblick på mål och process
s4.agenda: Vad har vi lärt oss?
s4.agenda: Nytt nuläge: vad är uppnått, vad finns kvar?
s4.agenda: Nya mål och nästa steg
s4.boards: followup
s4.boards: goals
s4.tasks: Fortsätt arbetet på egen hand; boka egen uppföljning om åtta veckor
roles: Verksamhetsansvarig
roles: Deltagande grupp
roles: Processledare (Regional utveckling)
provider: Region Östergötland, Regional utveckling
audience: Grund- och gymnasieskolor, kommunernas aktivitetsansvar (KAA) och folkhögskolor
aim: Att unga inte hamnar i riskzonen för skolmisslyckande eller arbetslöshet, och att ett eget utvecklingsarbete byggs upp
terms: Överenskommelse finns mellan regionen och verksamheten
terms: Verksamheten har åtagit sig tid, personal och pengar
terms: Insatsen utgår från behov som verksamheten själv formulerar
cadence: Fyra träffar med 5–8 veckors mellanrum
cadence: 3, 6, 3 och 3 timmar
cadence: Det operativa utvecklingsarbetet sker mellan träffarna
followUps: Vid tredje träffen
followUps: Vid fjärde träffen
`,
  'kontigo-rsp-paket': `
s0.title: Nulägesanalys: sammanfattande SWOT
s0.purpose: Gemensam utgångspunkt för processtödet
s0.boards: swot
s0.gate: SWOT finns och är läst
w1.title: Arbetet med RSP som en integrerad del av RUS och det regionala utvecklingsarbetet
w1.duration: 45–60
w1.date: 2019-01-22
w1.agenda: Tema: teori och generell kunskap
w1.agenda: Lärande exempel från en eller ett par regioner
w1.agenda: Frågor från deltagarna
w2.title: Utveckling av aktörssamverkan på lokal nivå
w2.duration: 45–60
w2.date: 2019-02-06
w2.agenda: Tema: teori och generell kunskap
w2.agenda: Lärande exempel från en eller ett par regioner
w2.agenda: Frågor från deltagarna
w3.title: Utveckling av samarbetet mellan Region och Länsstyrelse i arbetet med RSP
w3.duration: 45–60
w3.date: 2019-03-12
w3.agenda: Tema: teori och generell kunskap
w3.agenda: Lärande exempel från en eller ett par regioner
w3.agenda: Frågor från deltagarna
w4.title: Skapa hållbara resultat av projekt som utvecklar arbetet med RSP och som innebär strukturpåverkan
w4.duration: 45–60
w4.date: 2019-03-29
w4.agenda: Tema: teori och generell kunskap
w4.agenda: Lärande exempel från en eller ett par regioner
w4.agenda: Frågor från deltagarna
w5.title: Utveckla mål och indikatorer som del i ett lärande arbetssätt i genomförandet av RSP
w5.duration: 45–60
w5.date: 2019-04-11
w5.agenda: Tema: teori och generell kunskap
w5.agenda: Lärande exempel från en eller ett par regioner
w5.agenda: Frågor från deltagarna
r1.title: Regional träff – erfarenhetsutbyte och fördjupning
r1.purpose: Lärande genom reflektion och dialog med kollegor; fördjupa webbinariernas teman
r1.choice: Kalmar 2019-05-09 2019-05-10; Karlstad 2019-05-20 2019-05-21; Härnösand 2019-06-04 2019-06-05
r1.inputs: Instruktion om formen, i god tid före första träffen
r1.boards: staircase
r1.boards: peer
k1.title: Individuell coachning
k1.purpose: Stöd i att utveckla både processen och ledarskapet som processledare; frivilligt och behovsstyrt
k1.duration: 45–60
k1.repeat: 5–6, 3
k1.inputs: Förberedelse: vilken fråga, och varför?
k1.gate: Förberedelse skriven
w1.purpose: Ett tema: lärande exempel, teori och erfarenheter. Sänds direkt på webben och finns kvar där.
w2.purpose: Ett tema: lärande exempel, teori och erfarenheter. Sänds direkt på webben och finns kvar där.
w3.purpose: Ett tema: lärande exempel, teori och erfarenheter. Sänds direkt på webben och finns kvar där.
w4.purpose: Ett tema: lärande exempel, teori och erfarenheter. Sänds direkt på webben och finns kvar där.
w5.purpose: Ett tema: lärande exempel, teori och erfarenheter. Sänds direkt på webben och finns kvar där.
roles: RSP-ansvarig
roles: RUS-ansvarig
roles: Ansvarig för landsbygdsprogrammet (länsstyrelsen)
roles: Coach (Kontigo)
roles: Beställare (Tillväxtverket)
roles: Region med lärande exempel
roles: Kollega (peer)
provider: Kontigo, i samarbete med Tillväxtverket
audience: Ansvariga för tillgänglighet till kommersiell service (RSP); även ansvariga för RUS och landsbygdsprogrammet
aim: Stärka det strategiska servicearbetet med kunskap och metodstöd
terms: Alla regioner får erbjudandet; man kan ta allt eller välja delar
terms: Efterfrågan och tillgängliga resurser avgör hur många coachningar det blir
background: Genomgång av återrapportering och underlag
background: Intervjuer med RSP-ansvariga om nuläge och börläge
background: Intervjuer med RUS-ansvariga i fem regioner
background: Workshop på tre regionala träffar: Stockholm, Mjölby, Umeå
background: Sammanfattande SWOT – utgångspunkt för stödet
background: Kollegialt lärande har många namn: kollegial coachning, peer review, twinning
cadence: Fem webbinarier
cadence: Tre regionala träffar på två dagar; man deltar i en
cadence: Upp till 2–3 individuella coachningar per person, med 5–6 veckors mellanrum
cadence: Januari–juni 2019
followUps: Vid varje coachning
`,
  'orebro-lokalt-processtod': `
s1.title: Introduktionsmöte med rektor och all personal
s1.purpose: Alla får veta hur processen går till; engagemang från start
s1.inputs: Processgrupp utsedd av rektor
s1.agenda: Varför lokalt processtöd? Bakgrund
s1.agenda: Förutsättningar, upplägg och tidplan för läsåret
s1.tasks: Utse processgruppen och boka läsårets processmöten
s1.gate: Alla är informerade
s1.gate: Processgruppen är utsedd
s2.title: Förbättringshistoria, framgångsfaktorer, individnivå, strukturnivå och processnivå
s2.purpose: Vad har vi gjort förut och vad lyckades bäst? Börja nulägesbeskrivningen
s2.gap: 3–5
s2.agenda: Förbättringshistoria på tidslinje
s2.agenda: Vad gjorde att det lyckades – eller rann ut?
s2.agenda: Framgångsfaktorer i det nationella kvalitetssystemet
s2.agenda: Nulägesbeskrivning: individ, struktur, process
s2.boards: history
s2.boards: success_factors
s2.boards: current_state
s2.tasks: Låt arbetslagen fylla på nuläget
s2.gate: Alla tre nivåer har innehåll
s3.title: Elevintervjuer, mötesscanning, statistikunderlag måluppfyllelse, nulägesanalys
s3.purpose: Hämta belägg: vad säger elever, möten och siffror?
s3.gap: 3–5
s3.inputs: Elevintervjuer genomförda i alla årskurser och fritidshem
s3.inputs: Statistik från processledare och kvalitetsledare
s3.inputs: Trygghetsenkät och interna bedömningar
s3.agenda: Elevintervjuer: teman per årskurs och fritidshem
s3.agenda: Mötesscanning: överblick över mötesstrukturen
s3.agenda: Statistik om måluppfyllelse
s3.agenda: Skolans egna data: enkäter och bedömningar
s3.boards: evidence
s3.boards: meeting_scan
s3.boards: stats
s3.tasks: Läs nulägesanalysen och markera det viktigaste
s3.gate: Underlag av minst tre slag
s4.title: Identifiera problem, arbeta med undervisningsobservationer
s4.purpose: Ringa in problem kopplade till måluppfyllelse; prioritera 1–3 efter störst effekt framåt; rikta sedan arbetet mot struktur- och processnivån
s4.gap: 3–5
s4.inputs: Nulägesanalys
s4.agenda: Tyst skrivning: vilka problem ser vi?
s4.agenda: Matris och beslut: en till tre problem
s4.agenda: Planera undervisningsobservationer: kvalitet och likvärdighet
s4.boards: problems
s4.boards: prioritise
s4.boards: evidence
s4.tasks: Genomför undervisningsobservationer, kodade och utan namn
s4.tasks: Arbetslagen föreslår orsaker till de prioriterade problemen
s4.gate: En till tre prioriterade problem
s5.title: Orsaker till identifierade problem
s5.purpose: Lista och analysera orsaker per problem, på alla berörda nivåer; effektkedjan introduceras
s5.gap: 3–5
s5.inputs: Prioriterade problem
s5.inputs: Sammanställda observationer
s5.agenda: Orsaker per problem, i tre nivåer
s5.agenda: Effektkedjan: orsak – insats – resultat
s5.boards: causes
s5.boards: effect_chain
s5.tasks: Stäm av orsakerna med arbetslagen
s5.gate: Minst en rotorsak på struktur- eller processnivå
s6.title: Arbeta med effektkedja kring identifierade problem, åtgärdsplan, koppling till skolans verksamhetsplan
s6.purpose: En effektkedja per prioriterat problem; delmål och långsiktiga mål; in i verksamhetsplanen
s6.gap: 3–5
s6.inputs: Orsaker med rotorsaker märkta
s6.agenda: Effektkedja per problem
s6.agenda: Delmål, långsiktiga mål, synliga tecken
s6.agenda: Åtgärdsplan
s6.agenda: Koppling till verksamhetsplanen
s6.boards: effect_chain
s6.boards: goals
s6.boards: action_plan
s6.tasks: För in mål och åtgärder i verksamhetsplanen
s6.gate: En effektkedja per prioriterat problem
s6.gate: Delmål och långsiktigt mål per problem
s6.gate: Kopplingen till verksamhetsplanen är ifylld
s7.title: Aktivitetsplan, spridning, förbättringsstöd
s7.purpose: Konkret plan ur effektkedjan; spridning till övriga skolor; stöd från utvecklingsenheten
s7.gap: 3–5
s7.agenda: Aktivitetsplan: vem gör vad när?
s7.agenda: Spridning: vad är värt att dela, med vilka?
s7.agenda: Förbättringsstöd: vad behöver vi hjälp med?
s7.boards: activity_plan
s7.tasks: Beställ förbättringsstöd
s7.tasks: Starta aktiviteterna
s7.gate: Spridning planerad
s7.gate: Stöd beställt eller valt bort
s8.title: Uppföljning
s8.purpose: Kontinuerliga träffar med rektor och processgrupp
s8.gap: 3–5
roles: Rektor
roles: Processgrupp (analysgrupp)
roles: Processledare/processtödjare (Utvecklingsenheten)
roles: All personal
roles: Kvalitetsledare (förvaltningen)
roles: Verksamhetschef grundskola
roles: Stödkompetens: logoped, specialpedagog, kurator, samordnare, planerare
roles: Externt stöd
roles: Elever (grupper)
provider: Örebro kommun, Utvecklingsenheten, Förskole- och grundskoleförvaltningen
audience: Grundskolor; urvalet görs av verksamhetschef tillsammans med rektor
aim: Bättre resultat för eleverna: hitta problem, förstå orsaker, utveckla det systematiska kvalitetsarbetet, hitta områden att utveckla och skapa delaktighet på flera nivåer
background: Bygger på Skolverkets processtöd inom Samverkan för bästa skola, anpassat till Örebro
cadence: Under ett läsår
cadence: Processmöte cirka en gång i månaden
cadence: Mellan mötena involverar processgruppen och rektor övrig personal
help: Identifiera, ringa in och prioritera problem
help: Göra kartläggningar, till exempel mötesobservationer och elevintervjuer
help: Formulera mål och synliga tecken på förbättring
help: Skapa struktur och hållbarhet i processen
help: Följa upp
help: Ta fram underlag för kvalitativa diskussioner
help: Utveckla det systematiska kvalitetsarbetet
help: Visa goda exempel
followUps: Vid varje uppföljning; steget upprepas
`,
  'gr-tre-halvdagar': `
h1.purpose: Forskning och fakta om avhopp, utmaningar och möjligheter; gemensam kartläggning och analys; mål och strategi
h1.inputs: Ansökan
h1.agenda: Forskning och fakta om avhopp
h1.agenda: Utmaningar och möjligheter hos oss
h1.agenda: Gemensam kartläggning
h1.agenda: Analys: vad hänger ihop?
h1.agenda: Ett mål och en strategi
h1.boards: swot
h1.boards: current_state
h1.boards: goals
h1.tasks: Pröva en rutin i liten skala
h1.gate: Ett mål och en strategi finns
h2.purpose: Fokus skolkultur; arbetslaget planerar vidare
h2.agenda: Inspel: skolkultur
h2.agenda: Strategi till åtgärder
h2.boards: current_state
h2.boards: action_plan
h2.tasks: Genomför åtgärder
h3.purpose: Fokus skolanknytning; arbetslaget äger uppföljning och utvärdering
h3.agenda: Inspel: skolanknytning
h3.agenda: Vad får eleverna att komma? Elevgruppernas svar
h3.agenda: Färdigställ åtgärdsplanen
h3.agenda: Uppföljning, utvärdering, in i kvalitetsarbetet
h3.boards: evidence
h3.boards: followup
h3.tasks: Egen uppföljning efter en termin
h3.gate: Plan för uppföljning och utvärdering med ägare
roles: Processtödjare
roles: Rektor
roles: Arbetslag
roles: Huvudman
provider: Skolverket, genomfört av GR Utbildning (Göteborgsregionen)
audience: Huvudmän och gymnasieskolor
aim: Starta, hålla igång och utveckla det förebyggande arbetet mot studieavbrott, så att fler elever slutför sina studier
terms: Skolan ansöker själv
background: Bygger bland annat på lärdomar från Plug In och PlugInnovation
background: Utgår från tre kunskapsområden: avhopp, skolkultur och skolanknytning
cadence: Tre halvdagar
cadence: Mellan tillfällena arbetar skolan med sin egen utvecklingsprocess utifrån sina förutsättningar
`,
  'fou-forbattringsverkstad': `
d0.title: PM om projektet
d0.purpose: Beskriv i korthet varför, syfte och – om det finns – metod
d0.boards: pm
d0.tasks: Skicka in PM
d0.tasks: Bekräfta arbetstid mellan samlingarna
d0.gate: PM inlämnat: varför, bakgrund, syfte
d0.gate: Arbetstid avsatt
d1.date: 2017-09-13
d1.tasks: Handledning 1
d2.tasks: Handledning 2
d3.tasks: Handledning 3
d4.tasks: Handledning 4
d5.tasks: Handledning 5
d6.agenda: Redovisningar, omgång 1
d6.agenda: Redovisningar, omgång 2
d6.gate: Redovisning klar
d7.title: Summerande uppföljning
d7.purpose: Vad har hållit i sig efter ytterligare sex månader?
d7.gap: 24–28
d7.boards: followup
d7.gate: Uppföljning dokumenterad
l1.agenda: Föreläsning
roles: Deltagare med eget uppdrag
roles: Samordnare (FoU)
roles: Handledare
roles: Extern föreläsare
roles: Deltagare på föreläsning
roles: Brukare och intresseorganisationer
provider: FoU Sjuhärad Välfärd
audience: Processledare, verksamhets- och metodutvecklare, förbättringsledare med flera i kommunal välfärd; även brukar- och intresseorganisationer
aim: Teoretiska och praktiska kunskaper och stöd för att på uppdrag driva förändrings- och förbättringsarbete i den egna verksamheten
terms: Arbetstid kan avsättas mellan samlingarna, för den som går hela verkstaden
terms: Avgift per föreläsning eller en totalkostnad för hela verkstaden
background: Ersätter det som tidigare kallades utvärderingsverkstad
cadence: Flera heldagssamlingar under ett drygt halvår
cadence: Föreläsningar under halvdagar
cadence: Praktiskt verkstadsarbete, handledning, uppföljning och redovisning
cadence: Handledning under omkring fem månader
cadence: Summerande uppföljning efter ytterligare sex månader
cadence: Uppstart den 13 september; PM senast den 7 september
followUps: Vid den summerande uppföljningen
tracks: Enbart föreläsningar (en eller flera, halvdagar)
tracks: Hela verkstaden med eget uppdrag
`,
}
