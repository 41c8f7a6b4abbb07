/** The properties that questions of control look at: whoever asks them reads these as well. */
export const controlProperties = {
  Enterprise: ['registeredCapital'],
  owns: ['share', 'votingShare', 'capital'],
  kin: ['relation'],
  holdsOffice: ['office'],
} as const;
