package extract

import (
	"math/bits"
	"sync"
)

// look is a short line as the rules see it: folded, measured, and with what one
// pass over it finds of the characters and words that the rules ask for.
type look struct {
	folded
	n     size      // of the line as the page prints it
	ascii [2]uint64 // which ASCII characters it holds, a bit each
	found finds
}

// lookAt looks at a folded line that measures n.
func lookAt(f folded, n size) look {
	x := look{folded: f, n: n}
	m := matcher()
	next, classes, shift, state := m.next, &m.class, m.shift&15, uint16(0)
	var low, high uint64 // ASCII below 64 and from there on
	for i := 0; i < len(f.s); i++ {
		c := f.s[i]
		switch bit := uint64(1) << (c & 63); c >> 6 {
		case 0:
			low |= bit
		case 1:
			high |= bit
		}
		if state = next[int(state)<<shift+int(classes[c])]; state >= m.ends {
			x.found.and(m.found[state-m.ends])
		}
	}
	x.ascii = [2]uint64{low, high}
	return x
}

// has tells whether the folded line holds an ASCII character.
func (x *look) has(c byte) bool { return x.ascii[c>>6]>>(c&63)&1 != 0 }

// letters tells whether it holds an ASCII letter.
func (x *look) letters() bool {
	const alphabet = 1<<26 - 1
	return x.ascii[1]&(alphabet<<('A'-64)|alphabet<<('a'-64)) != 0
}

// finds is what words are found. A word is found in any case of ASCII letters.
type finds struct {
	words finding
	held  uint16 // 1 + place in phraseIndex.holds of the first there that is found; 0 for none
}

func (f *finds) and(o finds) {
	f.words |= o.words
	if o.held != 0 && (f.held == 0 || o.held < f.held) {
		f.held = o.held
	}
}

// finding is a set of lists of words.
type finding uint16

const (
	findRole    finding = 1 << iota // what people did: roleWords
	findPhoto                       // what captions in English hold before a name
	findHome                        // the first page of a site
	findWay                         // marks and words of the way through a site
	findBargain                     // words of advertisements: bargains
	findOdd                         // characters outside ASCII whose small letter is ASCII
)

var findLists = [...]struct {
	as    finding
	words []string
}{
	{findRole, roleWords},
	{findPhoto, []string{"photo", "picture by ", "image by ", "[for "}},
	{findHome, []string{"首页", "主页", "正文", "详情", "首 页", "home", "front page"}},
	{findWay, []string{"»", "→", "导航", "频道", "栏目"}},
	{findBargain, bargains},
	{findOdd, []string{"\u212a", "\u0130"}},
}

// automaton finds many words in one pass (Aho and Corasick, 1975). Words are
// small letters where they are ASCII.
type automaton struct {
	class   [256]uint8 // of a byte: those that no word holds are all of class 0
	classes int
	shift   int      // of a state, to where its row begins
	next    []uint16 // by state and class
	ends    uint16   // in this state and those behind it a word ends:
	found   []finds
}

// matcher finds the words of findLists and the phrases that lines hold.
var matcher = sync.OnceValue(func() *automaton {
	b := builder{nodes: make([]node, 1, 1024)}
	for _, l := range findLists {
		for _, w := range l.words {
			b.add(w, finds{words: l.as})
		}
	}
	for i, k := range phraseTable().holds {
		b.add(phraseTable().all[k].text, finds{held: uint16(i + 1)})
	}
	return b.automaton()
})

// node is a state of an automaton while it is built: the start of a word. It is
// known by its place in builder.nodes; 0, the start of them all, stands for none
// where nothing leads to it.
type node struct {
	char        byte   // the last of the start
	child, next uint16 // the first that is longer by a character, and the next such of the same
	fail, place uint16
	found       finds
}

// builder builds an automaton. It is used once, before the first page is read,
// so it must be quick with few words rather than with many.
type builder struct {
	nodes []node
	first [256]uint16 // the start that is one character
}

// step returns the start that is longer by c, 0 if no word begins so.
func (b *builder) step(at uint16, c byte) uint16 {
	if at == 0 {
		return b.first[c]
	}
	to := b.nodes[at].child
	for to != 0 && b.nodes[to].char != c {
		to = b.nodes[to].next
	}
	return to
}

func (b *builder) add(word string, f finds) {
	at := uint16(0)
	for i := 0; i < len(word); i++ {
		to := b.step(at, word[i])
		if to == 0 {
			to = uint16(len(b.nodes))
			b.nodes = append(b.nodes, node{char: word[i], next: b.nodes[at].child})
			b.nodes[at].child = to
			if at == 0 {
				b.first[word[i]] = to
			}
		}
		at = to
	}
	b.nodes[at].found.and(f)
}

// automaton links the states and lays them out, those in which words end last.
func (b *builder) automaton() *automaton {
	a := &automaton{classes: 1}
	for i := range b.nodes[1:] {
		if c := b.nodes[1+i].char; a.class[c] == 0 {
			a.class[c] = uint8(a.classes)
			a.classes++
		}
	}
	order := b.link()
	places := uint16(0)
	for _, ending := range [...]bool{false, true} {
		if ending {
			a.ends = places
		}
		for _, at := range order {
			if n := &b.nodes[at]; (n.found != finds{}) == ending {
				n.place = places
				places++
				if ending {
					a.found = append(a.found, n.found)
				}
			}
		}
	}
	a.shift = bits.Len(uint(a.classes - 1))
	a.next = make([]uint16, len(order)<<a.shift)
	row := func(at uint16) []uint16 { return a.next[int(b.nodes[at].place)<<a.shift:][:a.classes] }
	for _, at := range order {
		to := row(at)
		if at != 0 {
			copy(to, row(b.nodes[at].fail))
		}
		for child := b.nodes[at].child; child != 0; child = b.nodes[child].next {
			to[a.class[b.nodes[child].char]] = b.nodes[child].place
		}
	}
	for c := byte('A'); c <= 'Z'; c++ {
		a.class[c] = a.class[c|0x20]
	}
	return a
}

// link finds for every state the longest other one that its end is the start of
// a word in. It returns the states, those of shorter starts first.
func (b *builder) link() []uint16 {
	order := append(make([]uint16, 0, len(b.nodes)), 0)
	for k := 0; k < len(order); k++ {
		at := order[k]
		for to := b.nodes[at].child; to != 0; to = b.nodes[to].next {
			order = append(order, to)
			if at == 0 {
				continue
			}
			n := &b.nodes[to]
			fail := b.nodes[at].fail
			for n.fail = b.step(fail, n.char); n.fail == 0 && fail != 0; n.fail = b.step(fail, n.char) {
				fail = b.nodes[fail].fail
			}
			n.found.and(b.nodes[n.fail].found)
		}
	}
	return order
}
