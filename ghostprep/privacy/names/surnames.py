"""Surnames by language: what pseudonyms are drawn from."""

from ghostprep.privacy.chat_words import words

FRENCH = words(
    """
Aubert Arnoux Astier Auclair Audibert Bailly Barbier Baudry Bazin Beaumont Bellanger Benard Bertin Besnard
Bessière Blanchet Blondel Boisselier Bonnet Bontemps Bordier Bouchet Boudier Boulay Bourdin Bourgoin
Bouvet Brossard Brunel Buisson Cadoret Caillaud Carlier Castelain Chabert Chapuis Charpentier Charrier
Chauvin Chevallier Clavel Coulon Courtin Couturier Daumas Delattre Delorme Descamps Deschamps Devaux
Doucet Drouet Dubreuil Duchêne Dufour Dujardin Dumas Duval Esnault Estève Etienne Fabre Faucher Faure
Favier Ferrand Fournier Fressinet Gaillard Garnier Gautheron Germond Gilardin Giraud Godard Gosselin
Granger Grimaud Guérin Guichard Guyot Hamelin Hébert Héraud Hervieu Huet Imbert Jacquet Jamin Joubert
Jourdan Labbé Lacroix Lafarge Lagarde Lambert Langlois Laporte Lartigue Lebrun Leclerc Lefèvre Lejeune
Lemaire Lemoine Levasseur Lhuillier Maillard Mallet Marchal Maréchal Marty Masson Maurel Mercier Meunier
Monnier Morel Morvan Nicolle Noirot Olivieri Ollivier Pasquier Pélissier Perrault Perrier Pichon Poirier
Pommier Poulain Prévost Prigent Quéré Quesnel Rault Raynaud Regnier Renault Ricard Rivière Robin Rossignol
Rousselet Royer Sabatier Salmon Sauvage Ségura Seguin Tessier Texier Thévenet Thibaut Tisserand Tournier
Toussaint Ubald Urbain Vaillant Vallet Vasseur Verdier Vernet Vidal Vigneron Vincent Voisin Wagner Weber
Yvon
"""
)
ENGLISH = words(
    """
Abbott Adkins Aldridge Allen Appleby Archer Atkinson Avery Baldwin Ballard Barlow Barnes Barrett Baxter
Beckett Bennett Benson Blackwell Bradshaw Brewer Briggs Brooks Buckley Burgess Burnett Burton Caldwell
Campbell Carlisle Carver Chandler Chapman Clarke Cobb Coleman Connolly Conway Cooper Crawford Cunningham
Dalton Davenport Dawson Dempsey Dixon Donovan Doyle Drummond Easton Eaton Edwards Elliott Ellis Emerson
Evans Everett Farrell Ferguson Finch Fisher Fleming Fletcher Foster Franklin Freeman Gallagher Gardner
Garrison Gibson Gilmore Goodwin Graves Griffin Hale Hammond Harding Hargreaves Harper Harrison Hartley
Hawkins Hayes Henderson Higgins Hobbs Holloway Hopkins Horton Hudson Hughes Ingram Irwin Jarvis Jenkins
Jennings Kendall Kennedy Kirby Knowles Langley Lawson Lowry Lyons Maddox Marlow Mathews Maynard McBride
McCarthy Merritt Middleton Monroe Morrison Mullen Murphy Newman Nicholson Norris Oakley O'Brien Osborne
Palmer Parrish Patterson Pearson Perkins Phelps Porter Powell Prescott Preston Quigley Ramsey Rawlings
Redmond Reynolds Richardson Riley Robertson Rowland Sanders Saunders Sawyer Sharp Shepherd Simmons Skinner
Sloan Snyder Stafford Stanton Stephens Stevenson Sutton Swanson Talbot Thornton Townsend Tucker Turner
Underwood Upton Vaughan Wade Walters Watkins Webster Wheeler Whitaker Wilkinson Winslow Woodward Yates
York
"""
)

SURNAMES = {"fr": FRENCH, "en": ENGLISH}
"""By language."""
