/** Feelings that lie near each other. */
export interface FeelingFamily {
  /** Tells families apart where they are drawn. */
  readonly id: 'bright' | 'at-ease' | 'heavy' | 'tense' | 'angry' | 'small' | 'foggy';
  /** Its own word, which is a feeling too. */
  readonly word: string;
  readonly feelings: readonly string[];
}

/**
 * Words for feelings in families, named for how they feel in the body or how the world looks from inside them. Our own
 * choice and grouping, in words that somebody of eleven uses; in the order in which they go around the wheel.
 */
export const feelingFamilies: readonly FeelingFamily[] = [
  { id: 'bright', word: 'bright', feelings: ['glad', 'hopeful', 'proud', 'excited', 'playful'] },
  {
    id: 'at-ease',
    word: 'at ease',
    feelings: ['calm', 'safe', 'relieved', 'thankful', 'cared for'],
  },
  { id: 'foggy', word: 'foggy', feelings: ['unsure', 'confused', 'torn', 'numb', 'far away'] },
  { id: 'heavy', word: 'heavy', feelings: ['sad', 'lonely', 'tired', 'empty', 'let down'] },
  {
    id: 'small',
    word: 'small',
    feelings: ['ashamed', 'guilty', 'awkward', 'helpless', 'left out'],
  },
  {
    id: 'tense',
    word: 'tense',
    feelings: ['worried', 'nervous', 'afraid', 'restless', 'rushed'],
  },
  { id: 'angry', word: 'angry', feelings: ['annoyed', 'fed up', 'hurt', 'jealous', 'furious'] },
];
