/** As it stands in the source: nothing of it changes. */
export type Written<Value> = Value extends object ? { readonly [Name in keyof Value]: Written<Value[Name]> } : Value;

/** Refuses a property that the manifest does not know: a slip of the pen would else be a wish that nobody hears. */
export type OnlyKnown<Given, Known> = { [Name in keyof Given]: Name extends keyof Known ? unknown : never };
export type EachOnlyKnown<Given, Known> = { [Index in keyof Given]: OnlyKnown<Given[Index], Known> };

/** The same for a list of several kinds, told apart by `type`: each knows the properties of its own kind. */
export type EachOfItsType<Given, Known> = {
  [Index in keyof Given]: OnlyKnown<Given[Index], Extract<Known, Pick<Given[Index], 'type' & keyof Given[Index]>>>;
};
