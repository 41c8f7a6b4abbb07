/** Small dense systems of linear equations. */

export interface Factorization {
  /** Solves A·x = b. O(n²). */
  solve(b: ArrayLike<number>): Float64Array;
}

/** A pivot below this share of its row's largest entry is rounding noise: the matrix then has no inverse. */
const SINGULAR = 1e-12;

/**
 * Factorises a square matrix, row by row in one array, which it keeps and overwrites; null when it has no inverse.
 * LU with partial pivoting (Golub & Van Loan, Matrix Computations, § 3.4). O(n³).
 */
export function factorize(matrix: Float64Array, n: number): Factorization | null {
  const order = new Uint32Array(n).map((_, i) => i);
  let scale = 0;
  for (const value of matrix) scale = Math.max(scale, Math.abs(value));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(matrix[i * n + k]) > Math.abs(matrix[pivot * n + k])) pivot = i;
    if (!(Math.abs(matrix[pivot * n + k]) > SINGULAR * scale)) return null;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const kept = matrix[k * n + j];
        matrix[k * n + j] = matrix[pivot * n + j];
        matrix[pivot * n + j] = kept;
      }
      [order[k], order[pivot]] = [order[pivot], order[k]];
    }
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k] / matrix[k * n + k];
      matrix[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
    }
  }
  return {
    solve: (b) => {
      const x = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        let sum = b[order[i]];
        for (let j = 0; j < i; j++) sum -= matrix[i * n + j] * x[j];
        x[i] = sum;
      }
      for (let i = n - 1; i >= 0; i--) {
        let sum = x[i];
        for (let j = i + 1; j < n; j++) sum -= matrix[i * n + j] * x[j];
        x[i] = sum / matrix[i * n + i];
      }
      return x;
    },
  };
}
