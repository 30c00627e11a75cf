@org.jspecify.annotations.NullMarked
package tongbao.evidence;
