/** Words with a full stop that ends no sentence before a name or a number; lower case. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof gen col lt sgt capt cmdr adm maj brig gov sen rep reps sens rev hon st pres jr sr vs etc no inc ltd co corp messrs mm mme
  jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e a.m p.m fig art cf pp mlle mgr ex env boul av atty dist`.split(
    /\s+/,
  ),
);
