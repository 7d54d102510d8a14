package bodies

import "gongbao/model"

// sectorEnds are the last words of the English names of sectors.
const sectorEnds = " coal mine mining miners education teachers health sports culture science railway construction building transport transportation communications traffic post postal telecommunications" +
	" finance financial trade textile textiles commerce machinery metallurgy metallurgical materials energy chemistry chemical chemicals geology geological petrochemical power electricity electric" +
	" forestry forest water conservancy meteorology reclamation farms farm nongken defence defense technology industry light seamen seafarers maritime aviation medical workers workers' healthcare" +
	" delivery express couriers couriers' courier logistics riders riders' deliverymen deliverymen's hailing ride-hailing car-hailing drivers drivers' truckers freight truck service domestic housekeeping catering taxi" +
	" meteorology meteorological sanitation employment security guards guards' guard care nursing carers carers' migrant tobacco commercial tourism banking salt system "

// maxSector is the most words that the name of a sector takes.
const maxSector = 9

// sectorBefore reads "Shanxi Provincial Coal Trade Union" and "the provincial
// coal trade union".
func (f *finder) sectorBefore(i int, t string, n noun) bool {
	last, gap, ok := wordBefore(t, n.start)
	if !ok || gap != gapSpace || !last.in(t, inSectorEnds) {
		return false
	}
	at := last.s
	for range maxSector {
		if s := sectorTable().en[branch(t[at:last.e])]; s != nil {
			if f.sectorOf(i, t, n, s, at) {
				return true
			}
		}
		w, gap, ok := wordBefore(t, at)
		if !ok || gap == gapStop || !w.in(t, inSectorEnds|inSectorWords) {
			break
		}
		at = w.s
	}
	return false
}

// sectorWords are words inside the names of sectors that end none.
const sectorWords = " and the of industry state land agricultural agriculture online food takeaway takeout meal road car hailing ride truck lorry public environmental new forms form urban rural housing national" +
	" petroleum civil postal electric light "

// sectorOf adds the union of a sector whose name begins at byte at, if a region
// or a kind of region stands before it.
func (f *finder) sectorOf(i int, t string, n noun, s *sector, at int) bool {
	o := &org{level: model.LevelIndustry, sector: s}
	if p, gap, ok := f.chainBefore(t, at); ok && gap == gapSpace {
		if congressBefore(t, p.start) {
			return true
		}
		o.place = p
		f.add(hit{unit: i, start: p.start, end: n.end, shape: shapeOrg, org: o})
		return true
	}
	w, gap, ok := wordBefore(t, at)
	if !ok || gap != gapSpace || kindOfWord(t, w) == kindNone {
		return false
	}
	if pre, g, ok := wordBefore(t, w.s); ok && g == gapSpace && pre.in(t, inIndefinite) {
		return true
	}
	o.above = kindOfWord(t, w)
	f.add(hit{unit: i, start: w.s, end: n.end, shape: shapeOrg, org: o})
	return true
}
