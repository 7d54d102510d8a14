package index

// radixBits is how many bits numbers are sorted by at a time: the places of so many
// stretches that are written to stay in the nearest cache.
const radixBits = 9

// radixSorted returns numbers in order, without regard to their low bits: those
// that are alike but for them stay as they were. It takes as much room again, and
// what it returns is in either; the other holds nothing of use.
func radixSorted(all, spare []uint64, low uint) []uint64 {
	for ; low < 64; low += radixBits {
		var next [1 << radixBits]uint32 // how many there are of each, then where the next goes
		for _, x := range all {
			next[x>>(low&63)%(1<<radixBits)]++
		}
		at, most := uint32(0), uint32(0)
		for i, n := range next {
			next[i], at, most = at, at+n, max(most, n)
		}
		if int(most) == len(all) {
			continue // they are alike in these bits
		}
		for _, x := range all {
			n := &next[x>>(low&63)%(1<<radixBits)]
			spare[*n] = x
			*n++
		}
		all, spare = spare[:len(all)], all
	}
	return all
}
