/**
 * Words of the BIP 39 list that nobody should have to read aloud when they first meet their therapist: violence, illness
 * and death, loss, shame and blame, fear, drink and drugs, bodies, prison and war, verdicts about a person.
 */
export const avoidedWords: ReadonlySet<string> = new Set(
  `abandon absurd abuse accident accuse acid addict affair afraid alarm alcohol alien alone anger
  angry anxiety armed army arrest assault attack avoid awful awkward battle betray bitter black
  blade blame blast bleak blind blood blush bomb bone broken bullet burden burst cage cancel
  cannon cash casino chaos chase cheap chronic cigar clinic clown combine crack crash crawl crazy
  crime cruel crumble crush cry damage damp danger deal debate debris decline decrease defense
  defy delay demise denial dentist deny depart depend derive despair destroy diesel diet dirt
  disagree disease dismiss disorder divorce dizzy doll dose drama drastic drop duck dumb dust
  dwarf empty endless enemy enforce erase erode erosion error erupt escape evil exclude excuse
  exhaust exile expire expose fade faint fall false fat fatal father fatigue fault fee fever fire
  flame flash flee fog force fragile frown frozen furnace fury gasp ghost gloom grief grunt guard
  guilt gun harsh hazard horror hospital hunt hurdle hurry hurt husband idle ignore ill illegal
  illness infant inflict inject injury inmate insane insect invest isolate jealous judge junk kick
  kidney kiss knife knock lawsuit lazy liar lonely loud mad mask mercy misery miss mistake monster
  mother naive nasty negative neglect nerve nothing nuclear obey obscure odor orphan panic patient
  patrol penalty pig pill pistol police poverty prison punch razor refuse regret reject resist
  retire rifle riot risk rival rude sad sadness scan scare shadow shiver shock shoot shove shrug
  shy sick siege silly siren skin skull slab slam slim slush smoke snake sorry spider split spoil
  spy stick sting strike struggle stumble submit suffer surge surround suspect swallow swamp swear
  sword symptom tattoo thumb tobacco tongue torch tornado toss tragic trap trash trial trick
  trigger trouble tumble ugly unable unaware uncover undo unfair unhappy unusual upset useless
  vacant vacuum vague vanish veteran vicious virus void warfare warrior wasp waste weapon weird
  whip wife wolf worry wreck wrestle wrong zero`.split(/\s+/u),
);
