// TWIN_VECTOR_CLONES before a function has it compiled twice on x86-64, for plain machines and for those with AVX2; the machine chooses.
// Neither version fuses multiplications and additions, so both give the same bits. Sanitizers can't instrument the switch between the
// two.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TWIN_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define TWIN_VECTOR_CLONES
#endif
