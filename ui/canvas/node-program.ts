/**
 * Draws a node in the shape of its kind, with a rim and, where it matters, a halo: one WebGL program for all shapes,
 * by signed distances (https://iquilezles.org/articles/distfunctions2d/). Distances are in screen pixels.
 */

import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

export const shapes = ['circle', 'square', 'rounded', 'diamond', 'triangle', 'hexagon'] as const;
export type Shape = (typeof shapes)[number];

/** What a node's display data carries for this program beside Sigma's own. */
export interface ShapedNode {
  readonly shape: Shape;
  /** Colour of the rim. */
  readonly rim: string;
  /** Colour of the halo; transparent for none. */
  readonly halo: string;
}

const VERTEX_SHADER = /*glsl*/ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec4 a_halo;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_rim;
varying vec4 v_halo;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;

const float bias = 255.0 / 254.0;

void main() {
  v_radius = a_size / u_sizeRatio;
  v_point = a_corner * (v_radius * 1.3 + 9.0);
  vec2 position = a_position + v_point * 2.0 * u_correctionRatio;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_rim = a_rim;
  v_rim.a *= bias;
  v_halo = a_halo;
  v_halo.a *= bias;
}`;

const FRAGMENT_SHADER = /*glsl*/ `
precision highp float;

varying vec4 v_color;
varying vec4 v_rim;
varying vec4 v_halo;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;

float box(vec2 p, vec2 half_size, float corner) {
  vec2 q = abs(p) - half_size + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float triangle(vec2 p, float r) {
  const float k = 1.7320508;
  p.y += r * 0.28;
  p.x = abs(p.x) - r;
  p.y = p.y + r / k;
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * r, 0.0);
  return -length(p) * sign(p.y);
}

float hexagon(vec2 p, float r) {
  const vec3 k = vec3(-0.8660254, 0.5, 0.57735);
  p = abs(p.yx);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}

float distanceTo(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return box(p, vec2(r * 0.9), r * 0.18);
  if (v_shape < 2.5) return box(p, vec2(r * 1.08, r * 0.78), r * 0.42);
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y)) * 0.7071 - r * 0.84;
  if (v_shape < 4.5) return triangle(p, r * 1.05);
  return hexagon(p, r * 0.92);
}

void main(void) {
  float d = distanceTo(v_point, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = d > 1.0 ? vec4(0.0) : v_color;
  #else
  float rim = min(1.75, v_radius * 0.3);
  vec4 inside = mix(v_color, v_rim, smoothstep(-rim - 0.6, -rim + 0.6, d));
  float ring = smoothstep(2.4, 3.4, d) * (1.0 - smoothstep(5.4, 6.6, d)) * v_halo.a;
  float body = 1.0 - smoothstep(-0.6, 0.6, d);
  float alpha = body * inside.a + (1.0 - body) * ring;
  vec3 color = mix(v_halo.rgb, inside.rgb, body);
  gl_FragColor = vec4(color * alpha, alpha);
  #endif
}`;

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;
const { FLOAT, TRIANGLES, UNSIGNED_BYTE } =
  typeof WebGLRenderingContext === 'undefined' ? webGlNumbers() : WebGLRenderingContext;

/** The same numbers as the browser has, so that the module can be read where there is no WebGL. */
function webGlNumbers() {
  return { FLOAT: 0x1406, TRIANGLES: 4, UNSIGNED_BYTE: 0x1401 };
}

export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const color = { size: 4, type: UNSIGNED_BYTE, normalized: true };
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', ...color },
        { name: 'a_rim', ...color },
        { name: 'a_halo', ...color },
        { name: 'a_id', ...color },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ],
    };
  }

  processVisibleItem(nodeIndex: number, i: number, data: NodeDisplayData & Partial<ShapedNode>): void {
    const { array } = this;
    array[i] = data.x;
    array[i + 1] = data.y;
    array[i + 2] = data.size;
    array[i + 3] = shapes.indexOf(data.shape ?? 'circle');
    array[i + 4] = floatColor(data.color);
    array[i + 5] = floatColor(data.rim ?? data.color);
    array[i + 6] = floatColor(data.halo ?? '#00000000');
    array[i + 7] = nodeIndex;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    const { u_sizeRatio, u_correctionRatio, u_matrix } = uniformLocations;
    gl.uniform1f(u_correctionRatio, params.correctionRatio);
    gl.uniform1f(u_sizeRatio, params.sizeRatio);
    gl.uniformMatrix3fv(u_matrix, false, params.matrix);
  }
}
