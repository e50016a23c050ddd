// TWIN_VECTOR_CLONES before a function has it compiled three times on x86-64, for plain machines and for those with AVX2 and
// AVX-512; the machine chooses. No version fuses multiplications and additions, so all give the same bits. Sanitizers can't instrument
// the switch between them.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TWIN_VECTOR_CLONES __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#else
#define TWIN_VECTOR_CLONES
#endif
