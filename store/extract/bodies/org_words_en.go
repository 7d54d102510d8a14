package bodies

// Words that end the names of organisations. Each list begins and ends with a
// space, for word.in.
const (
	townWords = " town township subdistrict street community village sub-district sumu "
	zoneWords = " zone zones park "
	// firmWords need a name of their own before them: "Hefei Company" is none.
	firmWords = " company companies corporation corp ltd limited inc group school college factory plant mill mills mine mines bank bureau" +
		" institute academy hotel mall supermarket enterprise brewery distillery winery shipyard foundry smelter quarry colliery oilfield association chamber" +
		" authority court procuratorate conglomerate works plants factories yard dock docks depot terminal store stores restaurant theatre theater" +
		" farm ranch cooperative clinic center centre institution foundation market holdings enterprises industries technologies branch subsidiary" +
		" workshop team brigade studio agency administration commission "
	// properWords make a name with the place before them alone: "Henan University".
	properWords = " university hospital airport port harbor harbour railway railways refinery metro subway library museum zoo airlines airways" +
		" newspaper kindergarten observatory shipyard "
	// trades stand before the last word of a firm's name and may be small.
	trades = " coal construction education transport transportation electric electricity power express logistics textile steel iron porcelain ceramic ceramics cement garment clothing" +
		" shoe machine machinery machine-building chemical paper sugar tea tire tyre electronics electronic silk cotton wool glass battery toy furniture food water gas oil" +
		" petrochemical pharmaceutical pharmaceuticals motor motors automobile car bus taxi courier delivery cleaning sanitation mining salt tobacco aluminum aluminium copper" +
		" fertilizer brick printing dyeing knitting leather packaging plastics rubber shipbuilding railway supply heavy light industry industrial system employees auto parts "
	// anyOrg are first words of what is said of any organisation.
	anyOrg = " every each our all this that many company enterprise state-owned private large local its their his her various several some any grassroots grass member basic small new non-public foreign two three" +
		" subordinate affiliated relevant respective individual certain other another such key major municipal provincial county district national chinese enterprises front-line trade labor party women "
)
