/** A type that is a `Base` at run time and a type of its own to the compiler, so that two numbers or two texts of different meaning cannot be mixed up. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
