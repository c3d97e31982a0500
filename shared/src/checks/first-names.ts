/**
 * First names that are common in Sweden, of many origins, and some that are common where English is spoken. In small letters,
 * one string a first letter, since that is what takes least room in the client.
 */
const COMMON = [
  'aaliyah abbas abdi abdirahman abdul abdullah abdullahi adam adel adnan adrian agnes agneta ahmad ahmed aida aisha alan albert albin aleksandra alex alexander alexandra alexandru alfred algot ali alice alicia alma alva alvin amalia amanda amelia amelie amin amina aminata amir amira amjad ana anas anders andre andreas andrei andrzej angelica anita ann anna annelie annette annika anton arda arjun arman arne aron arthur arvid ashley asma astrid axel aya ayaan ayan ayman ayse ayub ayşe',
  'barbro bashir bengt benjamin berit bertil bilal birgitta björn boris brandon britt britta bruno börje',
  'carina carl caroline casper cassandra catalina cecilia chantal charles charlie charlotta charlotte chloe christer christina christoffer claes clara colin connie connor cornelia cristian',
  'dalia damian daniel daniela daoud dara dariusz david dawit denise deniz dennis diana dilan dilara dmitri dmytro dominik doris dragan dunja dylan',
  'ebba ebbe edith edvin edward ekaterina elena eleonora elham elias elif elin elina elisa elisabeth elise ella ellen ellie elliot elsa elsie elvira emelie emil emilia emily emir emma emre enzo eric erica erik erika erin esma ester esther ethan eva evelina ewa eyob',
  'fabian fadi fadumo farah farid faris fatema fatima fatme fatuma felicia felix fernando filip filippa firas fredrik freja freya frida',
  'gabriel gabriella gerd goran greta gunilla gunnar gustaf gustav göran gösta',
  'habiba hadi hadil hafsa haidar halima hamid hampus hamza hanan hanna hannah hannes harald harry hasan hassan hawa heba hedda hedvig helen helena helene henrik herman hevin hiba hilda hilma hodan huda hugo husein hussein håkan',
  'ian ibrahim ida idris igor ikram ilham ilias imran ines inga ingemar inger ingrid irena irina isaac isabel isabella isabelle isac isak isla ismail isra ivan ivana ivar',
  'jacob jakob jakub jamal jamila jana janne jasmin jasmine jason javier jelena jennie jennifer jenny jens jeremy jesper jessica jessie jimmy joakim joanna joel johan johanna johannes john jonas jonatan jonathan jonna jorge josef josefin josefina josefine joseph joshua josé juan julia julian julie justin jusuf jörgen',
  'kacper kamal karim karin karl karolina kasper katarina katarzyna katja kattis kayla kenneth kerstin kevin khadija khaled khalid kian kjell klas konrad krister kristian kristin kristina kristoffer krzysztof kurt',
  'laila lana lars lasse laura layal layla lea leah leen leif leila lejla lena lennart leo leon leonardo leonora levi liam lian lidia lilian liliana lilja lilly lina linda linnea linnéa linus lisa lisbeth liselott louise lovis lovisa luca lucas lucia lucy ludvig luis luka lukas luna lydia',
  'madeleine magda magdalena magnus mahdi mahmoud mahmud maja malak malek malgorzata malik malin malte malva manal manuel marcel marcin marco marcus margareta maria mariam mariana marie marina marko markus marlon martin martina marwa mary maryam mateusz matheo mathias mathilda matilda matteo matthew mattias mauritz maximilian maya medina mehdi mehmet meja melina melissa melker melvin meriam merima mia micael michael michaela mika mikael mila milena milo milton minna mira miriam moa mohamad mohamed mohammad mohammed molly mona monica monika morgan mouhamad muhammad muhammed mustafa märta måns',
  'nabil nada nadia nadja nahom najma naomi natalia natalie natan natasha nathalie nathan nellie nelly nicklas nicolas nicole nikita niklas nikola nikolai nils nina noa noah noel noelle noor nora nour nur',
  'oksana oleksandr olena olga oliver olivia olle olof omar omer oscar oskar osman othman otto ove',
  'paola parisa patricia patrick patrik paul paula paulina pauline pavel pelle pernilla petar peter petra petter philip pia pierre piotr pontus priya',
  'rachel radwan rafael raghad rahaf rahel rahma ramin rania rasmus rayan razan rebecca rebecka rebin reem reza ricardo rickard rikard robert roberta roland ronja rosanna roza ruben rut ruth ryan',
  'sabina sabrina sadia saeed safa safia sahar sahra salah salim salma salman samantha samer samir samira samuel sana sandra sara sarah sascha scarlett sean sebastian selim selin selma semir senait serena sham shirin sigge signe sigrid silvia simon simone siri sixten sofia sofie sofiia sofija solveig sonja sophia sophie staffan stefan stella stellan sumaya sune susanna susanne svea sven svetlana sylvia sören',
  'tanja tarek tariq tatjana teo teodor teresa terese thea theo theodor therese thomas thor tilda tilde tilly timo timothy tindra tobias tomas tomasz tommy torbjörn tord tove travis tuva tyler tyra tyson',
  'ulf ulla ulrik ulrika umar ursula',
  'valdemar valentina valter vanessa veronica veronika victoria vidar viggo viktor viktoria vilgot vilhelm vilma vilmer vincent viorica vladimir',
  'walid walter wassim wendy wictor wiktor wiktoria wilhelm william wilma wilmer wojciech',
  'xavier',
  'yahya yasin yasir yasmin yasmina yasmine yassin yonas yousif youssef yuliia yusra yusuf yvonne',
  'zacharias zahra zaid zainab zakaria zara zeinab zeynep ziad zoe zofia zoran zuzanna',
  'åke åsa örjan',
]

/** Names that are words, too: at the beginning of a sentence they are mostly that. */
const ALSO_WORDS =
  'alba alf art ask august bill bo can carin chase christian dag dana dean dina edda elle faith frank frej georgia glenn gloria grace grant hans hope iris isa jack jan jordan joy juni kaj kent kim klara lily linn liv lo lotta lova love maj mark max mina mio my nova pat per poppy rana rich rita robin roger rosa rose saga said salem sam sama sami sanna sky sol son sten stig stina tage tala tim tom tor ture urban vera victor vide viking vilja ville viola virginia will'

export const FIRST_NAMES: ReadonlySet<string> = new Set([
  ...COMMON.flatMap((names) => names.split(' ')),
  ...ALSO_WORDS.split(' '),
])

export const NAMES_THAT_ARE_WORDS: ReadonlySet<string> = new Set(ALSO_WORDS.split(' '))
