import fc from 'fast-check';

// The same examples in every run; FAST_CHECK_SEED looks at others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_201_130) });
